package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.service.slurm.SlurmSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code serve} is told of a Slurm. */
final class SlurmOptionsTest {

  private static final Optional<String> NO_VARIABLE = Optional.empty();

  @TempDir Path folder;

  private String token = "";
  private String script = "";

  @BeforeEach
  void files() throws IOException {
    token = Files.writeString(folder.resolve("token"), "a.b.c\n").toString();
    script = Files.writeString(folder.resolve("run"), "#!/bin/sh\ntrue\n").toString();
  }

  private static Optional<SlurmSettings> settings(Optional<String> variable, String... words) {
    return CommandLine.populateCommand(new SlurmOptions(), words).settings(variable);
  }

  @Test
  void nothingSaid_isNoSlurm() {
    assertThat(settings(NO_VARIABLE)).isEmpty();
  }

  @Test
  void everythingSaid_isWhatItIsTold() {
    SlurmSettings settings =
        settings(
                NO_VARIABLE,
                "--slurm",
                "http://controller:6820",
                "--slurm-user",
                "megawatt",
                "--slurm-token-file",
                token,
                "--slurm-script",
                script,
                "--slurm-partition",
                "oslo/h100=oslo",
                "--slurm-power-feature",
                "cap",
                "--slurm-poll",
                "30s")
            .orElseThrow();

    assertThat(settings.token().value()).isEqualTo("a.b.c");
    assertThat(settings.partitions()).isEqualTo(Map.of("oslo/h100", "oslo"));
    assertThat(settings.poll()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.lead()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.script()).startsWith("#!/bin/sh");
  }

  @Test
  void somethingMissing_isNamed() {
    assertThatThrownBy(() -> settings(NO_VARIABLE, "--slurm", "http://c:1"))
        .hasMessageContaining("--slurm needs a token. Maybe --slurm-token-file FILE");
    assertThatThrownBy(() -> settings(Optional.of("a.b.c"), "--slurm", "http://c:1"))
        .hasMessage("--slurm needs --slurm-user NAME as well");
    assertThatThrownBy(
            () -> settings(Optional.of("a.b.c"), "--slurm", "http://c:1", "--slurm-user", "m"))
        .hasMessage("--slurm needs --slurm-script FILE as well");
  }

  @Test
  void somethingWrong_isSaid() {
    String nowhere = folder.resolve("nowhere").toString();
    assertThatThrownBy(
            () -> settings(NO_VARIABLE, "--slurm", "http://c:1", "--slurm-token-file", nowhere))
        .hasMessageContaining("nowhere, the token of Slurm, cannot be read");
    assertThatThrownBy(
            () ->
                settings(
                    Optional.of("a.b.c"),
                    "--slurm",
                    "controller",
                    "--slurm-user",
                    "m",
                    "--slurm-script",
                    script))
        .hasMessage("controller is no address of slurmrestd. Maybe http://HOST:6820");
    assertThatThrownBy(
            () ->
                settings(
                    Optional.of("a.b.c"),
                    "--slurm",
                    "http://c:1",
                    "--slurm-user",
                    "m",
                    "--slurm-script",
                    token))
        .hasMessageContaining("does not begin with \"#!\"");
  }
}
