package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Format;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.buildout.ask.Offers;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A build-out as read: its parts are well formed, but not held against each other yet. */
final class BuildOutDraft {

  private static final Shape<BuildOutDraft> SHAPE =
      Shape.<BuildOutDraft>of("a build-out object")
          .required("format", (in, _) -> Format.read(in, BuildOutReader.FORMAT))
          .required("name", (in, its) -> its.name = in.text())
          .required("conditions", (in, its) -> its.conditions.read(in))
          .required("generations", (in, its) -> its.generations.read(in))
          .required("options", (in, its) -> its.offers.read(in));

  private final ConditionsEntry conditions = new ConditionsEntry();
  private final Section<GenerationEntry> generations =
      new Section<>("a generation", GenerationEntry.SHAPE, GenerationEntry::new);
  private final Section<OfferEntry> offers =
      new Section<>("an option", OfferEntry.SHAPE, OfferEntry::new);
  private @Nullable String name;

  void read(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  /** Holds the parts against each other. */
  void check(Issues issues) {
    offers.items().forEach(it -> it.check(generations, offers, issues));
  }

  /** The document, once nothing is wrong with it. */
  Offers complete() {
    return new Offers(
        requireNonNull(name),
        conditions.complete(),
        List.copyOf(generations.complete(GenerationEntry::complete).values()),
        List.copyOf(offers.complete(OfferEntry::complete).values()));
  }
}
