package eu.megawatt.fleet.document;

import org.jspecify.annotations.Nullable;

/** An item of one of a document's lists as read, with an id that others refer to it by. */
public abstract class Entry {

  /** Its id, where it has one. */
  public @Nullable Text id;

  /** The JSON pointer to it. */
  public String pointer = "";

  /** The JSON pointer of one of its fields. */
  public final String pointer(String field) {
    return pointer + "/" + field;
  }
}
