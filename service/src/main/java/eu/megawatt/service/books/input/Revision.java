package eu.megawatt.service.books.input;

import org.jdbi.v3.core.Handle;

/** The number that rises with whatever is brought. Whoever has risen it writes alone. */
final class Revision {

  private Revision() {}

  static long now(Handle handle) {
    return handle
        .createQuery("SELECT revision FROM books_revision WHERE id = 1")
        .mapTo(Long.class)
        .one();
  }

  static void rise(Handle handle) {
    handle.execute("UPDATE books_revision SET revision = revision + 1 WHERE id = 1");
  }
}
