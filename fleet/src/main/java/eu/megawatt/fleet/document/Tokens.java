package eu.megawatt.fleet.document;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A document as a stream of tokens, whatever it is written in. */
interface Tokens {

  /** The next token, null after the last. */
  @Nullable JsonToken next() throws IOException;

  /** The present token as it is written: a field's name, a string without quotes, a number. */
  String text() throws IOException;

  /** The present number; not finite where it does not fit a double. */
  double number() throws IOException;

  /** Whether a bare word or number may stand for a string, as in YAML. */
  boolean quotesOptional();
}
