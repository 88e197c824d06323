package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.capacity.OutlookView.Told;
import eu.megawatt.service.capacity.WeeksView;
import eu.megawatt.service.capacity.scenario.ComparisonView.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts scenarios beside each other, by the newest run of each that is done. */
public final class Comparisons {

  /** Columns at most. */
  public static final int MOST = 4;

  private final CapacityScenarios scenarios;
  private final ScenarioRuns runs;

  public Comparisons(CapacityScenarios scenarios, ScenarioRuns runs) {
    this.scenarios = scenarios;
    this.runs = runs;
  }

  /** What a column is of. */
  private record Side(
      String id, CapacityScenario scenario, Optional<RunView> newest, Optional<RunView> done) {

    /** The figures of the run that is done, none where none is. */
    List<ComparedRow> figures() {
      return done.map(Figures::of).orElse(List.of());
    }

    /** Workloads that another site does most of than in the baseline, where both have the weeks. */
    Optional<ComparedRow> moved(Side baseline) {
      return done.flatMap(RunView::weeks)
          .flatMap(its -> baseline.done.flatMap(RunView::weeks).flatMap(its::movedCount))
          .map(it -> ComparedRow.count("moved", it).against(ComparedRow.count("moved", 0)));
    }
  }

  /** Whether there is such a scenario or run. */
  public boolean has(String id) {
    return side(id).isPresent();
  }

  /** The comparison with the first; ids that are gone are left out. */
  public ComparisonView of(List<String> ids) {
    List<Side> sides = ids.stream().map(this::side).flatMap(Optional::stream).toList();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      columns.add(column(sides.getFirst(), sides.get(i), i == 0));
    }
    return new ComparisonView(columns);
  }

  private Optional<Side> side(String id) {
    Optional<Side> live =
        scenarios.find(id).map(it -> new Side(id, it, runs.newest(id), runs.newestDone(id)));
    return live.or(
        () ->
            runs.find(id)
                .filter(it -> scenarios.find(it.scenarioId()).isPresent())
                .map(it -> frozen(id, it)));
  }

  /** A run alone, whatever its scenario is by now. */
  private static Side frozen(String id, RunView run) {
    CapacityScenario asked =
        new CapacityScenario(
            run.scenarioId(),
            0,
            run.name(),
            run.cards(),
            run.question(),
            run.createdAt(),
            run.createdBy());
    return new Side(
        id,
        asked,
        Optional.of(run.brief()),
        Optional.of(run).filter(it -> it.outlook().isPresent()));
  }

  private static Column column(Side baseline, Side its, boolean isBaseline) {
    Optional<Told> told = its.done().flatMap(RunView::outlook);
    return new Column(
        its.id(),
        its.scenario().id(),
        its.scenario().name(),
        isBaseline,
        its.done().map(RunView::cards).orElse(its.scenario().cards()),
        its.done().map(RunView::question).orElse(its.scenario().question()),
        its.newest(),
        its.done().map(RunView::id),
        its.done().map(RunView::planVersion),
        told.map(Told::to),
        rows(baseline, its),
        told.map(Figures::shortProfiles).orElse(List.of()),
        told.map(Told::points).orElse(List.of()),
        its.done().flatMap(RunView::weeks).map(WeeksView::weeks).orElse(List.of()),
        warnings(baseline, its));
  }

  private static List<ComparedRow> rows(Side baseline, Side its) {
    List<ComparedRow> before = baseline.figures();
    List<ComparedRow> rows = new ArrayList<>();
    its.figures().stream()
        .map(row -> before.stream().filter(row::isLike).findFirst().map(row::against).orElse(row))
        .forEach(rows::add);
    its.moved(baseline).ifPresent(rows::add);
    return rows;
  }

  private static List<String> warnings(Side baseline, Side its) {
    List<String> warnings = new ArrayList<>();
    its.done()
        .filter(it -> !its.scenario().asksLike(it.cards(), it.question()))
        .ifPresent(
            _ -> warnings.add("The scenario was changed after this run. Maybe run it again."));
    baseline
        .done()
        .flatMap(one -> its.done().map(other -> InputWarnings.of(one, other)))
        .ifPresent(warnings::addAll);
    return warnings;
  }
}
