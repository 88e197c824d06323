package eu.megawatt.fleet.example;

/** The kinds of example scenario. */
public enum ExampleSize {
  /** A week of quarter hours: 2 sites, 4 pools, 50 jobs, 11 MW. */
  S,
  /** A week of quarter hours: 3 sites, 18 pools, 1,000 jobs, 90 MW. */
  M,
  /** A week of quarter hours: 4 sites, 60 pools, 10,000 jobs, 200 MW. */
  L,
  /** A week of quarter hours: 8 sites, 240 pools, 100,000 jobs, 800 MW. */
  XL,
  /** A year of half hours at one site: 400 jobs. */
  YEAR,
  /** A week at 2 sites with power trees of five levels: 300 jobs. */
  DEEP,
  /** Small and unlike the others: the seed chooses the structure too. */
  VARIETY
}
