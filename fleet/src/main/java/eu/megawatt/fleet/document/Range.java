package eu.megawatt.fleet.document;

/** Which numbers a field allows. */
public enum Range {
  ANY("any number", false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
  WHOLE("any whole number", true, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
  NOT_NEGATIVE("it must be 0 or more", false, 0, Double.POSITIVE_INFINITY),
  POSITIVE("it must be more than 0", false, Double.MIN_VALUE, Double.POSITIVE_INFINITY),
  ONE_OR_MORE("it must be 1 or more", false, 1, Double.POSITIVE_INFINITY),
  PUE("it must be from 1 to 5", false, 1, 5),
  UP_TO_ONE("it must be from 0 to 1", false, 0, 1),
  FRACTION("it must be more than 0 and at most 1", false, Double.MIN_VALUE, 1),
  COUNT("it must be from 0 to 2147483647", true, 0, Integer.MAX_VALUE),
  COUNT_FROM_ONE("it must be from 1 to 2147483647", true, 1, Integer.MAX_VALUE),
  ARRAY("it must be from 1 to 10000", true, 1, 10_000),
  GPUS_OF_A_NODE("it must be from 1 to 1024", true, 1, 1_024),
  PARTS_OF_A_GPU("it must be from 1 to 64", true, 1, 64),
  SLOTS("it must be from 1 to 1000000", true, 1, Cursor.LONGEST_SERIES),
  RATIO("it must be within 10 either way", false, -10, 10),
  RATIO_NOT_NEGATIVE("it must be from 0 to 10", false, 0, 10),
  WATTS("it must be within 9000000000000000 either way", true, -9e15, 9e15),
  EURO("it must be within 90000000000000000 either way", false, -9e16, 9e16);

  private final String allowed;
  private final boolean whole;
  private final double low;
  private final double high;

  Range(String allowed, boolean whole, double low, double high) {
    this.allowed = allowed;
    this.whole = whole;
    this.low = low;
    this.high = high;
  }

  /** What is allowed, as a clause. */
  public String allowed() {
    return allowed;
  }

  public boolean whole() {
    return whole;
  }

  public boolean contains(double value) {
    return value >= low && value <= high;
  }
}
