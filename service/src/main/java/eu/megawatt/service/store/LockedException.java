package eu.megawatt.service.store;

/** Another service uses the tables. */
public final class LockedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String holder;

  LockedException(String holder) {
    super("The tables are used by " + holder);
    this.holder = holder;
  }

  /** Who it is, as far as the database knows: its process, where it is, and since when. */
  public String holder() {
    return holder;
  }
}
