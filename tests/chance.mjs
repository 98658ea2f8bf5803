// Works and texts by chance, the same in every run, so that a test that passes goes on passing. `SOROT_SEED` asks for others,
// `SOROT_RUNS` for more.

import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.SOROT_SEED ?? 2016) });

export default fc;
