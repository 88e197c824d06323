package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.Reason.Shortfall;
import eu.megawatt.fleet.plan.ReasonCode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A reason as read. */
final class ReasonDraft {

  private static final Shape<ReasonDraft> SHAPE =
      Shape.<ReasonDraft>of("a reason object")
          .required("tier", (in, reason) -> reason.tier = in.whole(Range.COUNT))
          .required(
              "reason",
              (in, reason) ->
                  reason.code = in.word(ReasonCode.class, ReasonCode::token, "a reason"))
          .required("message", (in, reason) -> reason.message = in.string())
          .required("subject", (in, reason) -> reason.subject = in.string())
          .optional("requiredValue", (in, reason) -> reason.required = in.number())
          .optional("availableValue", (in, reason) -> reason.available = in.number())
          .optional("unit", (in, reason) -> reason.unit = in.string());

  private int tier;
  private @Nullable ReasonCode code;
  private @Nullable String message;
  private @Nullable String subject;
  private @Nullable Double required;
  private @Nullable Double available;
  private @Nullable String unit;

  void read(Cursor in) throws IOException {
    long start = in.at();
    int before = in.issues().size();
    SHAPE.read(in, this);
    if (in.issues().size() > before) {
      return;
    }
    if (code != null && code.tier() != tier) {
      in.issues()
          .add(
              start,
              in.pointer() + "/tier",
              "tier %d is not the one of %s, which is %d"
                  .formatted(tier, Names.quoted(code.token()), code.tier()));
    }
    boolean all = required != null && available != null && unit != null;
    boolean none = required == null && available == null && unit == null;
    if (!all && !none) {
      in.issues()
          .add(
              start,
              in.pointer(),
              "\"requiredValue\", \"availableValue\" and \"unit\" stand together or not at all");
    }
  }

  Reason complete() {
    Optional<Shortfall> shortfall =
        required == null || available == null || unit == null
            ? Optional.empty()
            : Optional.of(new Shortfall(required, available, unit));
    return new Reason(
        requireNonNull(code), requireNonNull(message), requireNonNull(subject), shortfall);
  }
}
