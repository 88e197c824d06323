package eu.megawatt.kernels.suite;

/** Why something could not be measured. None of it is a pass. */
public enum Absence {
  /** The driver's library is not on this machine. */
  NO_DRIVER("no-driver"),
  /** The driver is there and has no device. */
  NO_DEVICE("no-device"),
  /** The driver is too old for what has to be run. */
  OLD_DRIVER("old-driver"),
  /** Not enough memory. */
  OUT_OF_MEMORY("out-of-memory"),
  /** The device was there, and then was not, or no longer obeys. */
  DEVICE_LOST("device-lost"),
  /** The hardware cannot do this. */
  NOT_SUPPORTED("not-supported"),
  /** A library that does this is not on this machine. */
  NO_LIBRARY("no-library"),
  /** It is in use by somebody else. */
  BUSY("busy"),
  /** The time for it ran out. */
  OUT_OF_TIME("out-of-time"),
  /** It failed in another way. */
  FAILED("failed");

  private final String word;

  Absence(String word) {
    this.word = word;
  }

  /** How it is written. */
  public String word() {
    return word;
  }
}
