package eu.megawatt.scheduler.pack.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.scheduler.pack.Node;
import eu.megawatt.scheduler.pack.Pod;
import eu.megawatt.scheduler.pack.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackTracesTest {

  private static final String NODES = "sn,cpu_milli,memory_mib,gpu,model\n";
  private static final String PODS = "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos\n";

  @TempDir private Path folder = Path.of("");

  @Test
  void nodes_ofATable_areRead() throws IOException {
    assertThat(NodeTrace.read(file(NODES + "a,64000,262144,2,P100\nb,1000,2000,0,\n")))
        .containsExactly(
            new Node("a", 64_000, 262_144, "P100", 2), new Node("b", 1_000, 2_000, "", 0));
  }

  @Test
  void pods_ofATable_areReadWithTheirModels() throws IOException {
    assertThat(
            PodTrace.read(
                file(PODS + "p,6000,12288,1,460,,LS\nq,1,2,8,1000,T4|A10,BE\nr,5,6,0,0,,\n")))
        .containsExactly(
            new Pod("p", new Shape(6_000, 12_288, 1, 460, Set.of())),
            new Pod("q", new Shape(1, 2, 8, 1000, Set.of("T4", "A10"))),
            new Pod("r", new Shape(5, 6, 0, 0, Set.of())));
  }

  @Test
  void pods_withoutTheColumnOfModels_takeAny() throws IOException {
    assertThat(PodTrace.read(file("num_gpu,name,cpu_milli,gpu_milli,memory_mib\n1,p,2,30,4\n")))
        .containsExactly(new Pod("p", new Shape(2, 4, 1, 30, Set.of())));
  }

  @Test
  void pods_withMuchWrong_areRefusedWithAllOfIt() throws IOException {
    Path file =
        file(
            PODS
                + "p,many,12288,1,460,,LS\n"
                + "p,1,-3,1,1001,,LS\n"
                + "q,1,1\n"
                + "r,1,1,2,500,,\n"
                + "s,1,1,1,0,,\n"
                + "t,1,1,0,10,,\n"
                + ",1,1,65,1000,,\n");

    assertThat(issues(() -> PodTrace.read(file)))
        .containsExactly(
            "/2/cpu_milli: \"many\" is not a whole number from 0 to 2147483647",
            "/3/name: \"p\" stands in line 2 already",
            "/3/memory_mib: \"-3\" is not a whole number from 0 to 2147483647",
            "/3/gpu_milli: \"1001\" is not a whole number from 0 to 1000",
            "/4: 3 cells for 7 columns",
            "/5/gpu_milli: 500 of each of 2 GPUs; of several only whole ones are allowed, 1000",
            "/6/gpu_milli: 0 of a GPU; allowed is 1 to 1000",
            "/7/gpu_milli: 10 of no GPU; allowed is 0",
            "/8/name: the cell is empty",
            "/8/num_gpu: \"65\" is not a whole number from 0 to 64");
  }

  @Test
  void nodes_withGpusOfNoModel_areRefused() throws IOException {
    Path file = file(NODES + "a,64000,262144,2,\n");

    assertThat(issues(() -> NodeTrace.read(file))).containsExactly("/2/model: the cell is empty");
  }

  @Test
  void table_withoutColumns_saysWhich() throws IOException {
    Path file = file("sn,gpu,cpu_milli,gpu\na,1,2,3\n");

    assertThat(issues(() -> NodeTrace.read(file)))
        .containsExactly(
            "/1/memory_mib: the column \"memory_mib\" is missing",
            "/1/model: the column \"model\" is missing",
            "/1/gpu: the column \"gpu\" stands here twice");
  }

  @Test
  void table_withNothingInIt_isRefused() throws IOException {
    Path empty = file("");

    assertThat(issues(() -> NodeTrace.read(empty))).containsExactly("the file is empty");
    assertThat(issues(() -> PodTrace.read(folder.resolve("none.csv"))))
        .containsExactly("there is no such file");
  }

  @Test
  void table_withVeryMuchWrong_tellsAThousandAndHowManyMore() throws IOException {
    Path file = file(NODES + "a,x,1,0,\n".repeat(700));

    assertThat(issues(() -> NodeTrace.read(file))).hasSize(1_001).last().isEqualTo("and 399 more");
  }

  private Path file(String text) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, text);
    return file;
  }

  private interface Reading {
    List<?> read() throws IOException;
  }

  private static List<String> issues(Reading reading) {
    InvalidDocumentException[] caught = new InvalidDocumentException[1];
    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(reading::read)
        .satisfies(it -> caught[0] = it);
    return caught[0].issues().stream().map(Issue::toString).toList();
  }
}
