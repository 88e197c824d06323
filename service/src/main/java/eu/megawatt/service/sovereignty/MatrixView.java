package eu.megawatt.service.sovereignty;

import eu.megawatt.fleet.sovereignty.Finding;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Rule;
import eu.megawatt.fleet.sovereignty.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every profile against every place at a moment. */
public record MatrixView(
    Instant at,
    String registerVersion,
    String registerName,
    String ruleSet,
    List<ProfileView> profiles,
    List<PlaceView> places,
    List<CellView> cells) {

  /** A row. */
  public record ProfileView(
      String id,
      int version,
      String title,
      Optional<String> parentId,
      int clauseCount,
      int waiverCount) {}

  /**
   * A column.
   *
   * @param plannedW what it will have at the end of what is known, beyond what it has
   */
  public record PlaceView(String id, long powerW, long plannedW) {

    static PlaceView of(Place place, Instant at) {
      long now = place.watts(at);
      return new PlaceView(place.id(), now, Math.max(0, place.watts(Instant.MAX) - now));
    }
  }

  /**
   * What a profile makes of a place.
   *
   * @param clauses keys of those that fail or are waived
   */
  public record CellView(
      String profileId,
      String placeId,
      String decision,
      List<String> clauses,
      Optional<Instant> validUntil) {}

  /** The matrix of a register at a moment. */
  public static MatrixView of(Register register, Instant at) {
    List<CellView> cells = new ArrayList<>();
    for (Profile profile : register.profiles().all()) {
      for (Place place : register.places()) {
        cells.add(cell(profile, register.judge(profile.id()).verdict(place, at, at)));
      }
    }
    return new MatrixView(
        at,
        register.version(),
        register.name(),
        Rule.VERSION,
        register.profiles().all().stream().map(it -> profile(register, it)).toList(),
        register.places().stream().map(it -> PlaceView.of(it, at)).toList(),
        cells);
  }

  private static ProfileView profile(Register register, Profile profile) {
    return new ProfileView(
        profile.id(),
        profile.version(),
        profile.title(),
        profile.parent(),
        register.profiles().clauses(profile.id()).size(),
        profile.waivers().size());
  }

  private static CellView cell(Profile profile, Verdict verdict) {
    return new CellView(
        profile.id(),
        verdict.place(),
        DecisionView.word(verdict.decision()),
        verdict.findings().stream()
            .filter(it -> it.result() != Finding.Result.PASS)
            .map(Finding::clause)
            .toList(),
        DecisionView.finite(verdict.validUntil()));
  }
}
