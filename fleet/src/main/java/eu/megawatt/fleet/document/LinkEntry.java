package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.demand.Link;
import org.jspecify.annotations.Nullable;

/** A link between sites as read; it has no id. */
final class LinkEntry extends Entry {

  static final Shape<LinkEntry> SHAPE =
      Shape.<LinkEntry>of("a link object")
          .required("from", (in, link) -> link.from = in.id())
          .required("to", (in, link) -> link.to = in.id())
          .required(
              "gigabitsPerSecond", (in, link) -> link.gigabitsPerSecond = in.number(Range.POSITIVE))
          .required(
              "eurPerGigabyte", (in, link) -> link.eurPerGigabyte = in.number(Range.NOT_NEGATIVE));

  private @Nullable Text from;
  private @Nullable Text to;
  private double gigabitsPerSecond;
  private double eurPerGigabyte;

  void check(Section<SiteEntry> sites, Issues issues) {
    sites.resolve(from, pointer("from"), issues);
    sites.resolve(to, pointer("to"), issues);
    if (from != null && to != null && from.value().equals(to.value())) {
      issues.add(
          to.at(), pointer("to"), "the link ends where it begins, at " + Names.quoted(to.value()));
    }
  }

  /** Adds an issue where another one goes the same way. */
  void checkAgainst(LinkEntry earlier, Issues issues) {
    if (from != null
        && to != null
        && earlier.from != null
        && earlier.to != null
        && from.value().equals(earlier.from.value())
        && to.value().equals(earlier.to.value())) {
      issues.add(
          from.at(),
          pointer("from"),
          "%s goes from %s to %s already"
              .formatted(earlier.pointer, Names.quoted(from.value()), Names.quoted(to.value())));
    }
  }

  Link complete() {
    return new Link(
        requireNonNull(from).value(),
        requireNonNull(to).value(),
        gigabitsPerSecond,
        eurPerGigabyte);
  }
}
