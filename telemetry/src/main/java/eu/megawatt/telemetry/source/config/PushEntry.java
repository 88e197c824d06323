package eu.megawatt.telemetry.source.config;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Shape;
import org.jspecify.annotations.Nullable;

/** A sender as read. */
final class PushEntry extends Entry {

  static final Shape<PushEntry> SHAPE =
      Shape.<PushEntry>of("an object of a sender")
          .required("id", (in, entry) -> entry.id = Plain.id(in))
          .required("tokenEnv", (in, entry) -> entry.tokenEnv = Plain.variable(in));

  private @Nullable String tokenEnv;

  SourceSettings complete() {
    return new SourceSettings.Push(requireNonNull(id).value(), requireNonNull(tokenEnv));
  }
}
