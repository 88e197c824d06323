package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.PowerDomain;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A power domain as read. */
final class DomainEntry extends TreeEntry {

  static final Shape<DomainEntry> SHAPE =
      Shape.<DomainEntry>of("a power domain object")
          .required("id", (in, domain) -> domain.id = in.id())
          .required("site", (in, domain) -> domain.site = in.id())
          .required("parent", (in, domain) -> domain.parent = in.isNull() ? null : in.id())
          .required("limitMW", (in, domain) -> domain.limit = in.series(Range.NOT_NEGATIVE))
          .required(
              "measures",
              (in, domain) ->
                  domain.measures =
                      in.word(Measures.class, Measures::word, "a side to measure on"));

  @Nullable Values limit;
  private @Nullable Measures measures;

  void checkLengths(int slots, Issues issues) {
    if (limit != null) {
      limit.checkLength(slots, pointer("limitMW"), issues);
    }
  }

  PowerDomain complete(int slots) {
    return new PowerDomain(
        requireNonNull(id).value(),
        requireNonNull(site).value(),
        Optional.ofNullable(parent).map(Text::value),
        requireNonNull(limit).series(slots),
        requireNonNull(measures));
  }
}
