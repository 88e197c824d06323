package eu.megawatt.reports.booking;

/** Without what a quarter-hour cannot be priced. */
public enum Need {
  SITE("the site in the book", "add it with its time zone"),
  SUPPLY("what the site buys at day-ahead prices", "add it to the book"),
  EXCISE("the excise of the site", "add it to the book, with a rate of 0 where there is none"),
  NETWORK("what the network charges", "add it to the book, with 0 where it charges nothing"),
  CARBON_ZONES("which series say what its electricity emits", "add it to the book"),
  DECLARED_PUE("the declared PUE, which no meter makes needless", "add it to the book"),
  EXCHANGE_RATE("what the currency is worth", "add a rate that holds from then to the book"),
  PRICE("the day-ahead price", "import it"),
  LOCATION_FACTOR("what the grid emits", "import it"),
  RESIDUAL_FACTOR("what the residual mix emits", "import it"),
  DELIVERY("what the plant delivers", "import it");

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
