package eu.megawatt.reports.focus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Our own rules against the published model: clean or faulty, they agree. */
class OwnRulesTest {

  private static final TestingTable SOUND = TestingTable.sound();

  /** A value of every kind of fault that a cell may have, in whatever column. */
  private static final List<String> FAULTS =
      List.of(
          "",
          "   ",
          "NULL",
          "abc",
          "1,000.5",
          "+1",
          "-7",
          "7",
          "0",
          "1E+3",
          "2026-11-02",
          "2026-11-02T10:00:00",
          "2020-01-01T00:00:00Z",
          "2030-01-01T00:00:00Z",
          "{\"a\": [1]}",
          "{\"a\": 1, \"a\": 2}",
          "ZZZ",
          "eur",
          "Usage",
          "Purchase",
          "Tax",
          "Credit",
          "Adjustment",
          "Correction",
          "Used",
          "Unused",
          "Active",
          "Spend",
          "Standard",
          "Usage-Based",
          "One-Time",
          "Compute",
          "Databases",
          "Bots",
          "Évry",
          "10 GPU-Hours",
          "GPU_Hours");

  @Test
  void ours_soundFile_isCleanInBoth() {
    assertThat(TestingFocus.broken(TestingFocus.check(RulesModel.ours("1.2"), SOUND))).isEmpty();
    assertThat(TestingFocus.broken(TestingFocus.check(TestingFocus.published(), SOUND))).isEmpty();
  }

  @Test
  void ours_sample_passes() throws IOException {
    String sample = Files.readString(TestingFocus.shared("sample_focus_1_2.csv"));

    FocusReport report = TestingFocus.check(RulesModel.ours("1.2"), sample, Set.of());

    assertThat(TestingFocus.broken(report)).isEmpty();
  }

  @Test
  void ours_everyColumnWithEveryFault_agreesWithThePublishedModel() {
    assertThat(disagreements(SOUND, faults(SOUND))).isEmpty();
  }

  @Test
  void ours_sampleWithEveryFault_agreesWithThePublishedModel() throws IOException {
    TestingTable sample =
        TestingTable.of(Files.readString(TestingFocus.shared("sample_focus_1_2.csv")));

    assertThat(disagreements(sample, faults(sample))).isEmpty();
  }

  @Test
  void ours_everyColumnMissing_agreesWithThePublishedModel() {
    Map<String, TestingTable> missing = new LinkedHashMap<>();
    for (String column : SOUND.columns()) {
      missing.put("without " + column, SOUND.without(column));
      missing.put(
          column + " with another case", renamed(SOUND, column, column.toLowerCase(Locale.ROOT)));
    }

    assertThat(disagreements(SOUND, missing)).isEmpty();
  }

  @Test
  void ours_conditionalColumnMissingAndNothingDeclared_agreesWithThePublishedModel() {
    RulesModel ours = RulesModel.ours("1.2");
    RulesModel published = TestingFocus.published();

    for (String column : SOUND.columns()) {
      String csv = SOUND.without(column).csv();
      assertThat(TestingFocus.check(ours, csv, Set.of()).isClean())
          .as("without %s", column)
          .isEqualTo(TestingFocus.check(published, csv, Set.of()).isClean());
    }
  }

  @Test
  void ours_criteria_areThoseOfThePublishedModelThatColumnsDependOn() {
    Set<String> published = new TreeSet<>(TestingFocus.published().criteria());
    published.remove("ACCOUNT_NAMING_SUPPORTED");

    assertThat(RulesModel.ours("1.2").criteria()).isEqualTo(published);
  }

  @Test
  void ours_version14_hasServiceAndHostProviderInPlaceOfProviderAndPublisher() {
    RulesModel model = RulesModel.ours("1.4");
    TestingTable table = SOUND;
    table = renamed(table, "ProviderName", "ServiceProviderName");
    table = renamed(table, "PublisherName", "HostProviderName");

    assertThat(TestingFocus.check(model, table).isClean()).isTrue();
    assertThat(TestingFocus.broken(TestingFocus.check(model, SOUND)))
        .contains("ServiceProviderName.present", "HostProviderName.present", "columns.prefix");
    assertThat(
            TestingFocus.broken(TestingFocus.check(model, table.with(1, "HostProviderName", ""))))
        .containsExactly("HostProviderName.null", "InvoiceDetailId.present");
  }

  @Test
  void ours_unknownVersion_isRefusedWithANextStep() {
    assertThatThrownBy(() -> RulesModel.ours("0.9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1.2, 1.4]")
        .hasMessageContaining("Maybe");
  }

  private static Map<String, TestingTable> faults(TestingTable table) {
    Map<String, TestingTable> faults = new LinkedHashMap<>();
    int row = 0;
    for (String column : table.columns()) {
      for (String value : FAULTS) {
        row = row % table.rows().size() + 1;
        faults.put(
            "%s = %s in row %d".formatted(column, value, row), table.with(row, column, value));
      }
    }
    return faults;
  }

  private static TestingTable renamed(TestingTable table, String column, String other) {
    TestingTable renamed =
        new TestingTable(
            table.columns().stream().map(it -> it.equals(column) ? other : it).toList(),
            table.rows());
    for (int row = 1; row <= table.rows().size(); row++) {
      renamed = renamed.with(row, other, table.cell(row, column));
    }
    return renamed;
  }

  /** Files of which one of the two says that they are clean and the other that they are not. */
  private static List<String> disagreements(TestingTable sound, Map<String, TestingTable> files) {
    RulesModel ours = RulesModel.ours("1.2");
    RulesModel published = TestingFocus.published();
    Set<String> declared = declared(published, sound);
    List<String> found = new ArrayList<>();
    files.forEach(
        (name, table) -> {
          FocusReport own = TestingFocus.check(ours, table.csv(), declared);
          FocusReport other = TestingFocus.check(published, table.csv(), declared);
          if (own.isClean() != other.isClean()
              || own.warnings().isEmpty() != other.warnings().isEmpty()) {
            found.add(
                "%s: ours %s, published %s"
                    .formatted(name, TestingFocus.broken(own), TestingFocus.broken(other)));
          }
        });
    return found;
  }

  /** All criteria of a file with all columns, none of another; naming is not in our rules. */
  private static Set<String> declared(RulesModel published, TestingTable table) {
    Set<String> declared = new TreeSet<>();
    if (table.equals(SOUND)) {
      declared.addAll(published.criteria());
      declared.remove("ACCOUNT_NAMING_SUPPORTED");
    }
    return declared;
  }
}
