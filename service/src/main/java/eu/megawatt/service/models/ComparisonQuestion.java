package eu.megawatt.service.models;

import eu.megawatt.planner.models.Assumptions;
import eu.megawatt.planner.models.compare.Candidate;
import eu.megawatt.planner.models.compare.Comparison;
import eu.megawatt.planner.models.compare.Metric;
import eu.megawatt.planner.models.compare.Rejection;
import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.planner.models.mix.Mix;
import eu.megawatt.planner.models.move.Served;
import eu.megawatt.service.problem.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How a comparison is asked for, before anything in it has been checked.
 *
 * @param task that models are compared at, or {@code mix} of several
 * @param headroomMw of the facility, in which each model is to be served
 * @param metric that ranks
 * @param against that ranked before
 * @param small of the two that are held against each other, as {@code large}
 */
public record ComparisonQuestion(
    Optional<String> task,
    Optional<List<AskedTask>> mix,
    Optional<List<AskedModel>> models,
    Optional<AskedAssumptions> assumptions,
    Optional<AskedRejection> rejection,
    Optional<Double> headroomMw,
    Optional<AskedWorkload> workload,
    Optional<String> metric,
    Optional<String> against,
    Optional<String> small,
    Optional<String> large) {

  /**
   * One task of several.
   *
   * @param shareRatio of all tasks; shares that do not add up to 1 count as parts of their sum
   */
  public record AskedTask(Optional<String> task, Optional<Double> shareRatio) {}

  /**
   * A model.
   *
   * @param gpuType empty where any may serve it
   * @param acceptedRatio of its answers at every task, instead of what was judged
   * @param source of the ratio
   */
  public record AskedModel(
      Optional<String> nickname,
      Optional<String> gpuType,
      Optional<Double> acceptedRatio,
      Optional<String> source,
      Optional<String> basis) {}

  /** What becomes of refused answers: they do harm, or go to another model. */
  public record AskedRejection(
      Optional<Double> errorEur,
      Optional<String> escalatedTo,
      Optional<String> source,
      Optional<String> basis) {}

  /**
   * A workload that another model would serve.
   *
   * @param load empty where jobs are asked for alone
   */
  record Moving(
      Optional<AskedWorkload.Load> load, Optional<JobLoad> jobs, String from, String to) {}

  /** What it means. */
  record Meant(
      Comparison comparison,
      Metric metric,
      Metric against,
      String small,
      String large,
      Optional<BigDecimal> headroomMw,
      Optional<Moving> moving) {}

  /** What it means for what is known; empty where something is wrong, of which all is added. */
  Optional<Meant> meant(Known known, List<FieldError> errors) {
    Asked asked = new Asked(errors);
    Metric by = metric(asked, "/metric", metric, Metric.TASKS_PER_MWH);
    Metric before = metric(asked, "/against", against, Metric.QUALITY);
    Optional<Assumptions> under = assumptions.orElse(AskedAssumptions.NONE).meant(asked);
    Optional<Mix> tasks = new AskedMix(asked, known).of(task, mix);
    List<String> names = names();
    List<Candidate> candidates = new AskedCandidates(asked, known, tasks, under).of(askedModels());
    Rejection rejected = rejection(asked, names);
    String one = name(asked, "/small", small, names, 0);
    String other = name(asked, "/large", large, names, 1);
    Optional<BigDecimal> headroom = headroom(asked, candidates);
    Optional<Moving> moving = moving(asked, known, names);
    return errors.isEmpty()
        ? Optional.of(
            new Meant(
                new Comparison(candidates, rejected), by, before, one, other, headroom, moving))
        : Optional.empty();
  }

  private List<AskedModel> askedModels() {
    return models.orElse(List.of());
  }

  private List<String> names() {
    return askedModels().stream().map(it -> it.nickname().orElse("")).toList();
  }

  private static Metric metric(Asked asked, String pointer, Optional<String> word, Metric usual) {
    Optional<Metric> read = word.flatMap(MetricWord::read);
    if (word.isPresent() && read.isEmpty()) {
      asked.unknown(pointer, word.get(), MetricWord.ALL);
    }
    return read.orElse(usual);
  }

  private Rejection rejection(Asked asked, List<String> names) {
    AskedRejection its =
        rejection.orElse(
            new AskedRejection(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    if (its.errorEur().isPresent() && its.escalatedTo().isPresent()) {
      asked.add("/rejection", "TooMany", "must have errorEur or escalatedTo, not both.");
    }
    Source source = asked.source("/rejection", its.source(), its.basis());
    if (its.escalatedTo().isPresent()) {
      String to = its.escalatedTo().get();
      if (!names.contains(to)) {
        asked.unknown("/rejection/escalatedTo", to, names);
      }
      return new Rejection.Escalated(to);
    }
    if (its.errorEur().filter(it -> !(it >= 0 && it <= 1e9)).isPresent()) {
      asked.add("/rejection/errorEur", "OutOfRange", "must be 0 to 1000000000.");
      return new Rejection.Retried(UsualAssumptions.ERROR_EUR);
    }
    return new Rejection.Retried(
        asked.assumed("/rejection/errorEur", its.errorEur(), source, UsualAssumptions.ERROR_EUR));
  }

  /** A model by its name; the one at a place where none is named. */
  private static String name(
      Asked asked, String pointer, Optional<String> name, List<String> names, int place) {
    if (name.isPresent() && !names.contains(name.get())) {
      asked.unknown(pointer, name.get(), names);
    }
    return name.orElse(place < names.size() ? names.get(place) : "");
  }

  /** By the planner's own bounds. */
  private Optional<BigDecimal> headroom(Asked asked, List<Candidate> candidates) {
    Optional<BigDecimal> mw = asked.number("/headroomMw", headroomMw);
    if (mw.isPresent() && !candidates.isEmpty()) {
      try {
        Served _ = Served.within(mw.get(), candidates.getFirst().figures());
      } catch (IllegalArgumentException e) {
        asked.add("/headroomMw", "OutOfRange", e.getMessage() + ".");
      }
    }
    return mw;
  }

  private Optional<Moving> moving(Asked asked, Known known, List<String> names) {
    if (workload.isEmpty()) {
      return Optional.empty();
    }
    AskedWorkload its = workload.get();
    String from = name(asked, "/workload/from", its.from(), names, 0);
    String to = name(asked, "/workload/to", its.to(), names, 1);
    Optional<AskedWorkload.Load> load =
        its.isOfJobsAlone() ? Optional.empty() : its.load(asked, known.fleet());
    return Optional.of(new Moving(load, its.jobs(asked, known), from, to));
  }
}
