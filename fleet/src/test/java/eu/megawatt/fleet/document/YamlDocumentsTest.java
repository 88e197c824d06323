package eu.megawatt.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.scenario.Scenario;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YamlDocumentsTest {

  private static final String JSON = TestingDocuments.resource("two-sites.json");
  private static final String YAML = TestingDocuments.resource("two-sites.yaml");

  @Test
  void read_yaml_isTheSameAsJson() {
    Scenario scenario = TestingDocuments.scenario(JSON);
    assertThat(yaml(YAML)).isEqualTo(scenario);
    assertThat(yaml(JSON)).isEqualTo(scenario);
    assertThat(ScenarioReader.read(TestingDocuments.stream(YAML), "standard input"))
        .isEqualTo(scenario);
    assertThat(ScenarioReader.read(TestingDocuments.stream(YAML), "a.yml.gz")).isEqualTo(scenario);
  }

  @Test
  void read_wordsAndNumbersAsNames_areStrings() {
    Scenario scenario =
        yaml(
            YAML.replace("country: \"SE\"", "country: NO")
                .replace("tenant: \"lab\"", "tenant: 007")
                .replace("tenant: \"shop\"", "tenant: yes"));
    assertThat(scenario.site("north").country()).isEqualTo("NO");
    assertThat(scenario.job("train-1").tenant()).isEqualTo("007");
    assertThat(scenario.job("serve-1").tenant()).isEqualTo("yes");
  }

  @Test
  void read_booleanOrNullAsName_saysToQuote() {
    assertThat(
            said(
                YAML.replace("country: \"SE\"", "country: true")
                    .replace("tenant: \"lab\"", "tenant: ~")))
        .containsExactly(
            "/sites/0/country: true is not a string. Maybe write it in quotes",
            "/jobs/0/tenant: null is not a string");
  }

  @Test
  void read_bareTime_isATime() {
    String bare = YAML.replace("\"2026-01-12T00:10:00Z\"", "2026-01-12T00:10:00Z");
    assertThat(bare).isNotEqualTo(YAML);
    assertThat(yaml(bare)).isEqualTo(yaml(YAML));
  }

  @Test
  void read_numbersOfYaml_areFiniteDecimals() {
    assertThat(
            said(
                YAML.replace("pue: 1.1", "pue: .nan")
                    .replace("pue: 1.3", "pue: .inf")
                    .replace("valueEur: 900", "valueEur: 1:30")))
        .containsExactly(
            "/sites/0/pue: .nan is not a finite number",
            "/sites/1/pue: .inf is not a finite number",
            "/jobs/0/valueEur: \"1:30\" is not a number");
  }

  @Test
  void read_alias_isWhatItStandsFor() {
    String anchored =
        YAML.replace("energyEurPerMWh:\n", "energyEurPerMWh: &prices\n")
            .replace("energyEurPerMWh: 48", "energyEurPerMWh: *prices");
    Scenario scenario = yaml(anchored);
    assertThat(scenario.site("south").energyEurPerMWh())
        .isEqualTo(scenario.site("north").energyEurPerMWh());
    assertThat(scenario.site("south").energyEurPerMWh().toArray())
        .containsExactly(52.5, -3, 61, 70.25);
  }

  @Test
  void read_aliasWithoutAnchor_saysSo() {
    assertThat(said(YAML.replace("energyEurPerMWh: 48", "energyEurPerMWh: *prices")))
        .containsExactly(
            "the alias *prices has no anchored list or object before it; single values are written"
                + " out");
  }

  @Test
  void read_aliasInsideItself_saysSo() {
    assertThat(said("format: &a [*a]")).endsWith("the alias *a stands inside its own anchor");
  }

  @Test
  void read_aliasBomb_isBounded() {
    String bomb =
        "jobs: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + String.join(
                "\n",
                IntStream.rangeClosed(1, 20)
                    .mapToObj(
                        i ->
                            "x%d: &a%d [%s*a%d]"
                                .formatted(i, i, "*a%d, ".formatted(i - 1).repeat(9), i - 1))
                    .toList());
    assertThat(said(bomb))
        .endsWith("the anchors of this YAML document expand to more than 2000000 values");
  }

  @Test
  void read_aliasesOfALongList_areBounded() {
    String many = "jobs: &a [" + "0,".repeat(100_000) + "0]\nx: [" + "*a,".repeat(200) + "*a]\n";
    assertThat(said(many)).endsWith("and more: reading stopped after 10000").hasSize(1_001);
    assertThat(said(many.replace("jobs:", "y:")))
        .endsWith("the aliases of this YAML document expand to more than 10000000 values");
  }

  @Test
  void read_brokenSyntax_saysWhereAndWhat() {
    assertThat(said("format: [}"))
        .endsWith(
            "broken syntax at line 1, column 10: while parsing a flow node, expected the node"
                + " content, but found '}'");
  }

  @Test
  void read_secondDocument_saysSo() {
    assertThat(said(YAML + "---\n" + YAML))
        .containsExactly("something follows after the end of the document");
  }

  @Test
  void read_fieldTwice_saysSo() {
    assertThat(said(YAML.replace("carbonEurPerTonne: 80", "carbonEurPerTonne: 80\nname: again")))
        .containsExactly("/name: the field \"name\" stands here twice");
  }

  @Test
  void read_onlyAComment_saysEmpty() {
    assertThat(said("# nothing\n")).containsExactly("the document is empty");
  }

  @Test
  void read_nestedWithoutEnd_isBounded() {
    assertThat(said("x: " + "[".repeat(100_000))).endsWith("/x: nested more than 32 levels deep");
  }

  private static Scenario yaml(String text) {
    return ScenarioReader.read(TestingDocuments.stream(text), Syntax.YAML);
  }

  private static List<String> said(String text) {
    return TestingDocuments.issues(() -> yaml(text));
  }
}
