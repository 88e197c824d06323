package eu.megawatt.fleet.register;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.fleet.sovereignty.Attribute;
import eu.megawatt.fleet.sovereignty.Clause;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A profile as read. */
final class ProfileEntry extends Entry {

  static final Shape<ProfileEntry> SHAPE =
      Shape.<ProfileEntry>of("a profile object")
          .required("id", (in, profile) -> profile.id = in.id())
          .required("version", (in, profile) -> profile.version = in.whole(Range.COUNT_FROM_ONE))
          .optional("title", (in, profile) -> profile.title = in.string())
          .optional("parent", (in, profile) -> profile.parent = in.id())
          .optional("residency", (in, its) -> ClauseShapes.RESIDENCY.read(in, its.clauses))
          .optional("operator", (in, its) -> ClauseShapes.OPERATOR.read(in, its.clauses))
          .optional("host", (in, its) -> ClauseShapes.HOST.read(in, its.clauses))
          .optional("keys", (in, its) -> ClauseShapes.KEYS.read(in, its.clauses))
          .optional("staff", (in, its) -> ClauseShapes.STAFF.read(in, its.clauses))
          .optional("hardware", (in, its) -> ClauseShapes.HARDWARE.read(in, its.clauses))
          .optional("network", (in, its) -> ClauseShapes.NETWORK.read(in, its.clauses))
          .optional("subProcessors", (in, its) -> ClauseShapes.SUB_PROCESSORS.read(in, its.clauses))
          .optional("certificates", (in, its) -> its.clauses.certificates(in))
          .optional("cada", (in, its) -> its.clauses.atLeast(Rule.CADA, "", Attribute.CADA, in))
          .optional("seal", (in, its) -> its.clauses.seal(in))
          .optional("isolation", (in, its) -> its.clauses.isolation(in))
          .optional(
              "airGapped", (in, its) -> its.clauses.is(Rule.AIR_GAP, Attribute.AIR_GAPPED, in))
          .optional("failoverPlaces", (in, its) -> its.clauses.failover(in))
          .optional(
              "waivers",
              (in, its) -> in.items("objects", item -> its.waivers.add(new WaiverEntry(item))));

  private final ClauseList clauses = new ClauseList();
  private final List<WaiverEntry> waivers = new ArrayList<>();
  private int version = 1;
  private @Nullable String title;
  private @Nullable Text parent;

  /** Whether it has an id, so that it can be held against others. */
  boolean isNamed() {
    return id != null;
  }

  void check(Section<PlaceEntry> places, Issues issues) {
    waivers.forEach(it -> it.check(places, issues));
  }

  void checkWaivers(List<Clause> all, Issues issues) {
    List<String> keys = all.stream().map(Clause::key).toList();
    waivers.forEach(it -> it.checkClause(keys, issues));
  }

  Profile complete(Jurisdictions jurisdictions, Issues issues, boolean withWaivers) {
    String its = requireNonNull(id).value();
    return new Profile(
        its,
        Math.max(1, version),
        title == null ? its : title,
        Optional.ofNullable(parent).map(Text::value),
        clauses.complete(jurisdictions, issues),
        withWaivers ? waivers.stream().map(WaiverEntry::complete).toList() : List.of());
  }
}
