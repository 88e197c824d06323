package eu.megawatt.service.security;

/** What a route is to a caller that is bound to a tenant. */
public enum Tenancy {
  /** It answers with the tenant's own things only; what is another's is not there. */
  OWN("own only"),
  /** It answers with nothing that is anybody's. */
  SHARED("the same"),
  /** It tells of everybody's things, alone or in sums, and is closed. */
  CLOSED("closed");

  private final String words;

  Tenancy(String words) {
    this.words = words;
  }

  /** For a reader of the table of who may do what. */
  public String words() {
    return words;
  }
}
