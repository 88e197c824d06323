package eu.megawatt.fleet.register;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Format;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.sovereignty.InvalidProfilesException;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Profiles;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Rule;
import eu.megawatt.fleet.sovereignty.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A register as read: its parts are well formed, but not held against each other yet. */
final class RegisterDraft {

  private static final Shape<RegisterDraft> SHAPE =
      Shape.<RegisterDraft>of("a sovereignty object")
          .required("format", (in, its) -> Format.read(in, Register.FORMAT))
          .required("name", (in, its) -> its.name = in.string())
          .required("ruleSet", (in, its) -> its.readRuleSet(in))
          .optional("groups", (in, its) -> its.jurisdictions.read(in))
          .required("subjects", (in, its) -> its.subjects.read(in))
          .required("claims", (in, its) -> its.claims.read(in))
          .required("places", (in, its) -> its.places.read(in))
          .required("profiles", (in, its) -> its.profiles.read(in));

  private final Jurisdictions jurisdictions = new Jurisdictions();
  private final Section<SubjectEntry> subjects =
      new Section<>("a subject", SubjectEntry.SHAPE, SubjectEntry::new);
  private final Section<ClaimEntry> claims =
      new Section<>("a claim", ClaimEntry.SHAPE, ClaimEntry::new);
  private final Section<PlaceEntry> places =
      new Section<>("a place", PlaceEntry.SHAPE, PlaceEntry::new);
  private final Section<ProfileEntry> profiles =
      new Section<>("a profile", ProfileEntry.SHAPE, ProfileEntry::new);
  private @Nullable String name;

  void read(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  private void readRuleSet(Cursor in) throws IOException {
    String version = in.string();
    if (version != null && !version.equals(Rule.VERSION)) {
      in.issue(Names.unknown(version, "a rule set", List.of(Rule.VERSION)));
    }
  }

  /** Holds the parts against each other. */
  void check(Issues issues) {
    jurisdictions.check(issues);
    claims.items().forEach(it -> it.check(subjects, jurisdictions, issues));
    places.items().forEach(it -> it.check(subjects, places, issues));
    profiles.items().forEach(it -> it.check(places, issues));
    checkProfiles(issues);
  }

  private void checkProfiles(Issues issues) {
    List<Profile> all =
        profiles.items().stream()
            .filter(ProfileEntry::isNamed)
            .map(it -> it.complete(jurisdictions, issues, false))
            .toList();
    if (!issues.isEmpty()) {
      return;
    }
    try {
      Profiles whole = Profiles.of(all);
      profiles
          .items()
          .forEach(it -> it.checkWaivers(whole.clauses(requireNonNull(it.id).value()), issues));
    } catch (InvalidProfilesException e) {
      e.wrong().forEach(it -> issues.add(0, "/profiles", it));
    }
  }

  /** The register, once nothing is wrong with it. */
  Register complete(String version) {
    Map<String, Subject> all = subjects.complete(SubjectEntry::complete);
    claims.items().forEach(it -> it.claim(all, jurisdictions));
    return Register.of(
        version,
        requireNonNull(name),
        Profiles.of(
            profiles.items().stream()
                .map(it -> it.complete(jurisdictions, new Issues(), true))
                .toList()),
        places.complete(it -> it.complete(all)).values());
  }
}
