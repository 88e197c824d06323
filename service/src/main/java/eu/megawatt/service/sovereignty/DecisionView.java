package eu.megawatt.service.sovereignty;

import eu.megawatt.fleet.sovereignty.AssuranceLevel;
import eu.megawatt.fleet.sovereignty.Claim;
import eu.megawatt.fleet.sovereignty.Finding;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A verdict with everything that it rests on. */
public record DecisionView(
    String placeId, String decision, Optional<Instant> validUntil, List<FindingView> findings) {

  /** The words for what can come out. */
  public static final List<String> DECISIONS =
      Arrays.stream(Verdict.Decision.values()).map(DecisionView::word).toList();

  /** What a clause says. */
  public record FindingView(
      String clause,
      String title,
      String basis,
      String result,
      Optional<String> subjectId,
      String observed,
      String required,
      Optional<Instant> until,
      List<ClaimView> claims) {}

  /** A claim that a finding rests on. */
  public record ClaimView(
      String id,
      String issuer,
      String assurance,
      Optional<EvidenceView> evidence,
      Instant from,
      Instant to) {}

  /**
   * A document.
   *
   * @param isKept whether it can be had here
   */
  public record EvidenceView(String sha256, String address, boolean isKept) {}

  /**
   * A verdict as it is shown.
   *
   * @param isKept whether evidence of a digest is kept here
   */
  public static DecisionView of(Verdict verdict, Place place, Predicate<String> isKept) {
    Map<String, Claim<?>> claims = place.claims();
    return new DecisionView(
        verdict.place(),
        word(verdict.decision()),
        finite(verdict.validUntil()),
        verdict.findings().stream().map(it -> finding(it, claims, isKept)).toList());
  }

  private static FindingView finding(
      Finding it, Map<String, Claim<?>> claims, Predicate<String> isKept) {
    return new FindingView(
        it.clause(),
        it.rule().title(),
        it.rule().basis(),
        word(it.result().name()),
        it.subject(),
        it.observed(),
        it.required(),
        finite(it.until()),
        it.claims().stream()
            .flatMap(id -> Optional.<Claim<?>>ofNullable(claims.get(id)).stream())
            .map(claim -> claim(claim, isKept))
            .toList());
  }

  private static ClaimView claim(Claim<?> claim, Predicate<String> isKept) {
    return new ClaimView(
        claim.id(),
        claim.issuer(),
        word(claim.assurance()),
        claim
            .evidence()
            .map(
                it ->
                    new EvidenceView(
                        it.sha256(), it.address().toString(), isKept.test(it.sha256()))),
        claim.from(),
        claim.to());
  }

  static String word(AssuranceLevel level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  /** The word for what comes out. */
  public static String word(Verdict.Decision decision) {
    return switch (decision) {
      case PERMIT -> "Permit";
      case PERMIT_WITH_WAIVER -> "PermitWithWaiver";
      case DENY -> "Deny";
    };
  }

  private static String word(String constant) {
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
  }

  /** Empty where it is for ever. */
  public static Optional<Instant> finite(Optional<Instant> until) {
    return until.filter(it -> it.isBefore(Instant.MAX));
  }
}
