package eu.megawatt.service.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each version of the API, as its OpenAPI document has it: what is asked comes out in its shape,
 * and what it answers is the same to us.
 */
final class AdapterTest {

  private static final Instant BEGIN = Instant.ofEpochSecond(1_800_000_000);
  private static final SlurmRequest REQUEST =
      new SlurmRequest(
          new Mark("job-1", 2),
          0.85,
          "west",
          new SlurmRequest.Gang(2, 4),
          BEGIN,
          Duration.ofMinutes(30),
          Optional.of("cap85"),
          Optional.of("maintenance"),
          "#!/bin/sh\n",
          Map.of("WHO", "megawatt"));

  @ParameterizedTest
  @EnumSource
  void jobsAndNodes_ofEachVersion_areReadTheSame(Adapter version) throws IOException {
    try (RestOfVersion server = RestOfVersion.start(version);
        SlurmRest rest = server.client()) {
      assertThat(rest.version()).isEqualTo(version);
      SlurmJob job = rest.jobs().getFirst();
      assertThat(job)
          .isEqualTo(
              new SlurmJob(
                  7,
                  "megawatt-job-1",
                  "daemon",
                  "west",
                  "RUNNING",
                  "None",
                  "megawatt:job-1:2 power-cap=85%",
                  "",
                  Optional.of(BEGIN),
                  Optional.of(BEGIN.plusSeconds(1_800)),
                  Map.of("n3", 4, "n4", 4),
                  1));
      assertThat(job.mark()).contains(new Mark("job-1", 2));
      assertThat(rest.nodes())
          .containsExactly(
              new SlurmNode("n3", List.of("west"), 8, Set.of("MIXED"), ""),
              new SlurmNode("n4", List.of("west"), 8, Set.of("DOWN", "DRAIN"), "psu"));
    }
  }

  @ParameterizedTest
  @MethodSource("submissions")
  void submission_toEachVersion_isInItsShape(Adapter version, String expected) throws IOException {
    try (RestOfVersion server = RestOfVersion.start(version);
        SlurmRest rest = server.client()) {
      assertThat(rest.submit(REQUEST)).isEqualTo(7);
      rest.begin(7, BEGIN);

      JsonNode common =
          new JsonMapper()
              .readTree(
                  """
                  {"name":"megawatt-job-1","partition":"west","constraints":"cap85",
                   "comment":"megawatt:job-1:2 power-cap=85%","tasks":2,
                   "reservation":"maintenance","current_working_directory":"/tmp",
                   "standard_output":"/dev/null","standard_error":"/dev/null"}\
                  """);
      JsonNode own = new JsonMapper().readTree(expected);
      JsonNode sent = server.received("/job/submit");
      assertThat(fields(sent.path("job"))).isEqualTo(fields(common, own.path("job")));
      assertThat(sent.has("script")).isEqualTo(own.path("besides").asBoolean());
      assertThat(server.received("/job/7").path("begin_time"))
          .isEqualTo(own.path("job").path("begin_time"));
    }
  }

  private static Map<String, JsonNode> fields(JsonNode... objects) {
    Map<String, JsonNode> fields = new TreeMap<>();
    for (JsonNode object : objects) {
      object.properties().forEach(it -> fields.put(it.getKey(), it.getValue()));
    }
    return fields;
  }

  static Stream<Arguments> submissions() {
    String v38 =
        """
        {"besides":true,"job":{"begin_time":"uts1800000000","time_limit":30,"nodes":"2-2",
         "gpus_per_node":"4","no_requeue":true,"environment":{"WHO":"megawatt"}}}\
        """;
    String v39 =
        """
        {"besides":true,"job":{"begin_time":1800000000,"tres_per_node":"gres:gpu:4",
         "time_limit":{"set":true,"infinite":false,"number":30},"requeue":false,
         "minimum_nodes":2,"maximum_nodes":2,"environment":["WHO=megawatt"]}}\
        """;
    String newer =
        """
        {"besides":%s,"job":{"begin_time":{"set":true,"infinite":false,"number":1800000000},
         "time_limit":{"set":true,"infinite":false,"number":30},"requeue":false,
         "tres_per_node":"gres/gpu:4","minimum_nodes":2,"maximum_nodes":2,
         "environment":["WHO=megawatt"]%s}}\
        """;
    return Stream.of(Adapter.values())
        .map(
            it ->
                Arguments.of(
                    it,
                    switch (it) {
                      case V0_0_38 -> v38;
                      case V0_0_39 -> v39;
                      case V0_0_40 -> newer.formatted("true", "");
                      case V0_0_41, V0_0_42, V0_0_43, V0_0_44 ->
                          newer.formatted("false", ",\"script\":\"#!/bin/sh\\n\"");
                    }));
  }

  @Test
  void errors_inAnAnswerOf200_areAnError() throws IOException {
    try (RestOfVersion server = RestOfVersion.start(Adapter.V0_0_41);
        SlurmRest rest = server.client()) {
      assertThatThrownBy(() -> rest.cancel(99))
          .isInstanceOf(SlurmRefusedException.class)
          .hasMessageContaining("Invalid job id specified: no such job (2017)");
      assertThat(rest.failureCount()).isEqualTo(1);
    }
  }

  @Test
  void warnings_inAnAnswerOf200_areCountedAndNoError() throws IOException {
    try (RestOfVersion server = RestOfVersion.start(Adapter.V0_0_43);
        SlurmRest rest = server.client()) {
      rest.cancel(7);

      assertThat(rest.warningCount()).isEqualTo(1);
    }
  }

  @Test
  void server_thatSpeaksNoVersionOfOurs_isRefusedWithAdvice() throws IOException {
    try (RestOfVersion server = RestOfVersion.start("v0.0.99");
        SlurmRest rest = server.client()) {
      assertThatThrownBy(rest::jobs)
          .isInstanceOf(SlurmRefusedException.class)
          .hasMessageContaining("speaks none of [v0.0.44, v0.0.43, v0.0.42, v0.0.41, v0.0.40");
    }
  }

  @Test
  void hostlist_withRangesAndSuffixes_isExpanded() {
    assertThat(Hostlist.expand("gpu[01-03,7]-a,login"))
        .isEqualTo(List.of("gpu01-a", "gpu02-a", "gpu03-a", "gpu7-a", "login"));
    assertThat(Hostlist.expand("n[3-4]")).isEqualTo(List.of("n3", "n4"));
    assertThat(Hostlist.expand("r[1-2]n[8-9]")).hasSize(4).contains("r2n9");
    assertThat(Hostlist.expand("")).isEmpty();
    assertThat(Hostlist.expand("n[0-999999999]")).hasSize(20_000);
  }

  @Test
  void gres_withTypesAndPlaces_countsItsGpusAlone() {
    assertThat(SlurmReading.gpus("gpu:8")).isEqualTo(8);
    assertThat(SlurmReading.gpus("gpu:h100:8(S:0-1),nic:2")).isEqualTo(8);
    assertThat(SlurmReading.gpus("gpu:h100:4,gpu:a100:2")).isEqualTo(6);
    assertThat(SlurmReading.gpus("gpu:4(IDX:0-3)")).isEqualTo(4);
    assertThat(SlurmReading.gpus("nic:4")).isZero();
    assertThat(SlurmReading.gpus("")).isZero();
  }

  @Test
  void gang_isOnTheFewestNodesThatHaveEquallyMany() {
    assertThat(SlurmRequest.Gang.of(5, 8)).isEqualTo(new SlurmRequest.Gang(1, 5));
    assertThat(SlurmRequest.Gang.of(12, 8)).isEqualTo(new SlurmRequest.Gang(2, 6));
    assertThat(SlurmRequest.Gang.of(64, 8)).isEqualTo(new SlurmRequest.Gang(8, 8));
    assertThat(SlurmRequest.Gang.of(13, 8)).isEqualTo(new SlurmRequest.Gang(13, 1));
  }
}
