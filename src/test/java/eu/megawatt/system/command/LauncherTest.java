package eu.megawatt.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.system.MegawattProcess;
import eu.megawatt.system.MegawattProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./megawatt}, as after a build. */
final class LauncherTest {

  @TempDir Path folder;

  @Test
  void help_asked_listsEveryCommand() {
    Outcome help = MegawattProcess.launch(folder, folder, Map.of(), "help");

    assertThat(help.code()).as(help.err()).isZero();
    assertThat(help.out())
        .contains("serve", "plan", "check", "demo-scenario", "sign-in", "test", "help");
  }

  @Test
  void javaHome_notAJdk_isOneMessageThatNamesIt() {
    Outcome refused =
        MegawattProcess.launch(
            folder, folder, Map.of("MEGAWATT_JAVA_HOME", folder.toString()), "help");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .containsOnlyOnce("MEGAWATT_JAVA_HOME=" + folder + " is not one")
        .startsWith("Megawatt needs what this machine lacks:");
  }

  @Test
  void files_givenRelativeWithSpaces_areFoundFromWhereOneStands() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("a place elsewhere"));

    Outcome written =
        MegawattProcess.launch(
            folder, directory, Map.of(), "demo-scenario", "--size", "S", "--out", "the week.json");
    Outcome planned =
        MegawattProcess.launch(
            folder,
            directory,
            Map.of(),
            "plan",
            "the week.json",
            "--moves",
            "10",
            "-o",
            "a b.json");

    assertThat(written.code()).as(written.err()).isZero();
    assertThat(planned.code()).as(planned.err()).isZero();
    assertThat(directory.resolve("a b.json")).isNotEmptyFile();
  }

  @Test
  void command_unknown_2NamesTheNearest() {
    Outcome refused = MegawattProcess.launch(folder, folder, Map.of(), "plam");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("plam", "megawatt plan");
  }
}
