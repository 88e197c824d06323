package eu.megawatt.fleet.inventory;

/** What a power domain is made of, from the grid connection down to the rack. */
public enum DomainKind {
  /** The site's connection to the grid: the root of its tree. */
  GRID("grid"),
  TRANSFORMER("transformer"),
  /** An uninterruptible power supply with its switchgear. */
  UPS("ups"),
  BUSWAY("busway"),
  /** A power distribution unit or a panel. */
  PDU("pdu"),
  /** The last feed, which ends at one rack or a few. */
  RACK_FEED("rack-feed");

  private final String word;

  DomainKind(String word) {
    this.word = word;
  }

  /** The word the documents use. */
  public String word() {
    return word;
  }
}
