package eu.megawatt.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.JobTerms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a scenario of version 2 is said, each with its pointer. */
class BrokenDemandsTest {

  private static final String GOOD = TestingDocuments.resource("one-evening.json");

  static List<BrokenDocument> table() {
    return BrokenDocument.table("broken-demands.txt");
  }

  @ParameterizedTest
  @MethodSource("table")
  void read_broken_saysExactlyWhatIsWrong(BrokenDocument broken) {
    assertThat(said(broken.in(GOOD))).isEqualTo(broken.said());
  }

  @Test
  void table_isNotShort() {
    assertThat(table()).hasSizeGreaterThan(35);
  }

  @Test
  void read_anArray_isSoManyJobsAndWhoWaitsForItWaitsForAll() {
    Demand demand = read(GOOD);
    assertThat(demand.base().jobs()).containsOnlyKeys("clean[0]", "clean[1]", "train");
    assertThat(demand.termsOf("train").after()).containsExactly("clean[0]", "clean[1]");
    assertThat(demand.termsOf("clean[0]")).isEqualTo(JobTerms.NONE);
  }

  @Test
  void read_whatVersionOneCanSay_asksForNothingElse() {
    String first = TestingDocuments.resource("two-sites.json");
    assertThat(read(first.replace("megawatt/scenario/1", "megawatt/scenario/2")))
        .isEqualTo(Demand.of(TestingDocuments.scenario(first)));
  }

  private static Demand read(String document) {
    return DemandReader.read(TestingDocuments.stream(document), Syntax.JSON);
  }

  private static List<String> said(String document) {
    return TestingDocuments.issues(() -> read(document));
  }
}
