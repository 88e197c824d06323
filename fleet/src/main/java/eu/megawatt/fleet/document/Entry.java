package eu.megawatt.fleet.document;

import org.jspecify.annotations.Nullable;

/** An item of one of a scenario's lists as read, with an id that others refer to it by. */
abstract class Entry {

  @Nullable Text id;
  String pointer = "";

  /** The JSON pointer of one of its fields. */
  final String pointer(String field) {
    return pointer + "/" + field;
  }
}
