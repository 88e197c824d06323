package eu.megawatt.service.sovereignty;

import eu.megawatt.fleet.sovereignty.Clause;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Waiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a profile asks, clause by clause.
 *
 * @param lineage ids of the profiles that it inherits from, the root first, itself last
 */
public record RulesView(
    String profileId,
    int version,
    String title,
    List<String> lineage,
    List<ClauseView> clauses,
    List<WaiverView> waivers) {

  /**
   * A clause.
   *
   * @param inheritedFrom the profile that has it; empty where it is its own
   */
  public record ClauseView(
      String clause, String title, String basis, String required, Optional<String> inheritedFrom) {}

  /** A waiver. */
  public record WaiverView(
      String clause,
      Optional<String> placeId,
      String by,
      String reason,
      Instant from,
      Instant to,
      String state) {

    static WaiverView of(Waiver it, Instant at) {
      String state = it.from().isAfter(at) ? "ToCome" : it.to().isAfter(at) ? "Active" : "Ended";
      return new WaiverView(
          it.clause(), it.place(), it.by(), it.reason(), it.from(), it.to(), state);
    }
  }

  static RulesView of(Register register, Profile profile, Instant at) {
    List<Profile> lineage = lineage(register, profile);
    return new RulesView(
        profile.id(),
        profile.version(),
        profile.title(),
        lineage.stream().map(Profile::id).toList(),
        register.profiles().clauses(profile.id()).stream()
            .map(it -> clause(it, lineage, profile))
            .toList(),
        profile.waivers().stream().map(it -> WaiverView.of(it, at)).toList());
  }

  private static List<Profile> lineage(Register register, Profile profile) {
    List<Profile> lineage = new ArrayList<>();
    Optional<Profile> next = Optional.of(profile);
    while (next.isPresent()) {
      lineage.addFirst(next.get());
      next = next.get().parent().flatMap(register.profiles()::find);
    }
    return lineage;
  }

  private static ClauseView clause(Clause clause, List<Profile> lineage, Profile profile) {
    String owner =
        lineage.reversed().stream()
            .filter(it -> it.clauses().contains(clause))
            .map(Profile::id)
            .findFirst()
            .orElse(profile.id());
    return new ClauseView(
        clause.key(),
        clause.rule().title(),
        clause.rule().basis(),
        clause.required(),
        Optional.of(owner).filter(it -> !it.equals(profile.id())));
  }
}
