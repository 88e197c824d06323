package eu.megawatt.service.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The laboratory itself. */
final class SlurmLabTest {

  @Test
  void lab_startedTwiceInARow_hasItsNodesEachTimeAndLeavesNothing() {
    for (int time = 0; time < 2; time++) {
      SlurmLab lab = SlurmLab.start();
      try (lab) {
        assertThat(lab.run("sinfo", "-h", "-o", "%P %D %T").lines())
            .containsExactlyInAnyOrder("east* 2 idle", "west 2 idle");
      }
      assertThat(lab.folder()).doesNotExist();
      assertThat(ProcessHandle.allProcesses())
          .noneMatch(it -> it.info().commandLine().orElse("").contains(lab.folder().toString()));
    }
  }

  @Test
  void slurmctld_killedAndStartedAgain_knowsWhatWaited() {
    try (SlurmLab lab = SlurmLab.start()) {
      lab.run("sbatch", "--hold", "-p", "west", "-o", "/dev/null", "--wrap", "true");

      lab.kill("slurmctld");
      lab.startSlurmctld();

      assertThat(lab.run("squeue", "-h", "-o", "%P %T")).isEqualTo("west PENDING");
    }
  }
}
