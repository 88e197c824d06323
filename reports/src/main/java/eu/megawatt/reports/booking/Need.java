package eu.megawatt.reports.booking;

/** Without what a quarter-hour cannot be priced. */
public enum Need {
  SITE("the site", "add it to the book with its time zone"),
  SUPPLY("the supply at day-ahead prices of site", "add it to the book"),
  EXCISE("the excise of site", "add it to the book, with a rate of 0 where there is none"),
  NETWORK("the network tariff of site", "add it to the book, with 0 where nothing is charged"),
  CARBON_ZONES("the zones of emission factors of site", "add them to the book"),
  DECLARED_PUE("the declared PUE of site", "add it to the book, for no meter covers that time"),
  EXCHANGE_RATE("the exchange rate of", "add one that holds from then to the book"),
  PRICE("the day-ahead price", "import it"),
  LOCATION_FACTOR("the emission factor of the grid", "import it"),
  RESIDUAL_FACTOR("the emission factor of the residual mix", "import it"),
  DELIVERY("the delivery of a plant", "import what it was metered to produce");

  private final String words;
  private final String advice;

  Need(String words, String advice) {
    this.words = words;
    this.advice = advice;
  }

  String words() {
    return words;
  }

  String advice() {
    return advice;
  }
}
