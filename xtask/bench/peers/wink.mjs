// wink-nlp with its model for the web: entities are all that it is asked for.
// @ts-nocheck: the library is installed where the bench runs.
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

const nlp = winkNLP(model, ["sbd", "pos", "ner"]);

/** @param {string} text */
export function annotate(text) {
  return nlp.readDoc(text).entities().out(nlp.its.detail).length;
}
