package eu.megawatt.planner.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.outlook.Question;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeekScenarioTest {

  private static final CapacityPlan RAMP = Ramp.document().plan();
  private static final LocalDate END = LocalDate.parse("2031-12-01");
  private static final Question QUESTION = Question.usual(END, 1);

  private static Scenario week(String monday) {
    return WeekScenario.of(RAMP, QUESTION, LocalDate.parse(monday));
  }

  private static Map<String, Long> gpuHours(Scenario scenario) {
    return scenario.jobs().values().stream()
        .collect(
            Collectors.groupingBy(
                it -> it.id().split("/", -1)[0],
                TreeMap::new,
                Collectors.summingLong(
                    it -> it.gpus() * Math.round(it.runHours().values().iterator().next()))));
  }

  @Test
  void jobs_ofAWeek_askForTheGpusOfTheirDemandInEveryHour() {
    Map<String, Long> hours = gpuHours(week("2026-12-07"));

    // Six days after the plan's first: 6 / 365.25 of a year's growth, at the watts of its GPUs.
    assertThat(hours.get("kyc"))
        .isEqualTo(168 * Math.round(1_800e3 * Math.pow(1.45, 6 / 365.25) / 1_275));
    assertThat(hours.get("physics"))
        .isEqualTo(168 * Math.round(5_300e3 * Math.pow(1.8, 6 / 365.25) / 1_830));
    assertThat(hours).doesNotContainKey("telecom");
  }

  @Test
  void projects_onTheirRamp_askByTheirProbability() {
    Map<String, Long> hours = gpuHours(week("2027-09-06"));

    // Its delay's triangle is 0, 30, 180 days: half of all are later than 180 - sqrt(180 * 150 /
    // 2).
    LocalDate start = LocalDate.parse("2027-06-01").plusDays(Math.round(180 - Math.sqrt(13_500)));
    long days = LocalDate.parse("2027-09-06").toEpochDay() - start.toEpochDay();
    assertThat(hours.get("telecom"))
        .isEqualTo(168 * Math.round(9_000e3 * days / 180 * 0.7 / 1_830));
  }

  @Test
  void lanes_ofRuns_neverOverlapAndFillTheWeek() {
    Scenario scenario = week("2028-01-03");
    Map<String, List<Job>> lanes =
        scenario.jobs().values().stream()
            .collect(Collectors.groupingBy(it -> it.id().substring(0, it.id().lastIndexOf('/'))));

    for (List<Job> lane : lanes.values()) {
      long hour = 0;
      for (Job job : lane) {
        assertThat(scenario.grid().firstSlotFrom(job.earliestStart())).isEqualTo(hour);
        assertThat(job.gpus()).isEqualTo(lane.getFirst().gpus());
        hour += Math.round(job.runHours().values().iterator().next());
        assertThat(job.deadline().orElseThrow())
            .isBetween(scenario.grid().at((int) hour), scenario.grid().end());
      }
      assertThat(hour).isEqualTo(168);
    }
  }

  @Test
  void jobs_ofADemand_areTheSameWhateverElseThereIs() {
    CapacityPlan alone =
        RAMP.withDemand(
            RAMP.streams().stream().filter(it -> it.id().equals("ocr")).toList(), List.of());
    LocalDate monday = LocalDate.parse("2028-01-03");

    List<Job> all =
        WeekScenario.of(RAMP, QUESTION, monday).jobs().values().stream()
            .filter(it -> it.id().startsWith("ocr/"))
            .toList();

    assertThat(List.copyOf(WeekScenario.of(alone, QUESTION, monday).jobs().values()))
        .isEqualTo(all);
  }

  @Test
  void limits_areWhatTheConnectionsCarryInTheHottestHourLessTheReserve() {
    PowerDomain paris = week("2027-01-04").domain("FR-PAR-1");

    // 44 MW by 1 + 0.09 + 0.003 x (40 - 20) + 0.02, of which nine tenths.
    assertThat(paris.limitMW().min()).isCloseTo(44 / 1.17 * 0.9, within(1e-9));
    assertThat(paris.limitMW().max()).isEqualTo(paris.limitMW().min());
  }

  @Test
  void flexiblePower_isAwayInTheEveningsOfWorkdaysFirst() {
    Scenario scenario = week("2029-01-01");
    double[] limit = scenario.domain("SE-BOR-2").limitMW().toArray();
    double most = Arrays.stream(limit).max().orElseThrow();
    List<Integer> away =
        IntStream.range(0, limit.length).filter(it -> limit[it] < most).boxed().toList();

    // 13 % of 168 hours.
    assertThat(away).hasSize(22);
    assertThat(away).allMatch(it -> it / 24 < 5 && it % 24 >= 16 && it % 24 <= 20);
    assertThat(limit[away.getFirst()] / most).isCloseTo(30.0 / 45, within(1e-9));
  }

  @Test
  void stepsThatDoNotCount_areNotThere() {
    Question signed = new Question(END, 1, 1, 0, EnumSet.of(StepKind.ENERGISED, StepKind.FIRM));

    Scenario scenario = WeekScenario.of(RAMP, signed, LocalDate.parse("2029-01-01"));

    assertThat(scenario.domain("FR-IDF-2").limitMW().max()).isZero();
    assertThat(scenario.domain("SE-BOR-2").limitMW().max())
        .isEqualTo(scenario.domain("SE-BOR-2").limitMW().min())
        .isPositive();
    assertThat(week("2029-01-01").domain("FR-IDF-2").limitMW().max()).isPositive();
  }

  @Test
  void week_isTheOneThatWasAskedFor() {
    assertThat(week("2028-01-03").grid().start())
        .isEqualTo(LocalDate.parse("2028-01-03").atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
