package eu.megawatt.bench.kernels;

import eu.megawatt.bench.record.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The peers in C, made by the system's compiler for this very processor. */
record PeerLibrary(Path file, String compiler) {

  private static final List<String> OPTIONS =
      List.of("-O3", "-march=native", "-ffast-math", "-shared", "-fPIC");

  static PeerLibrary make() throws IOException, InterruptedException {
    Path file = Checkout.scratch().resolveSibling("libpeers.so");
    Files.createDirectories(file.getParent());
    List<String> command = new ArrayList<>(List.of("gcc"));
    command.addAll(OPTIONS);
    command.addAll(
        List.of(
            Checkout.root().resolve("src/bench/c/peers.c").toString(),
            "-o",
            file.toString(),
            "-lmvec",
            "-lm"));
    run(command);
    String version = run(List.of("gcc", "--version")).lines().findFirst().orElse("gcc");
    return new PeerLibrary(file, version + ' ' + String.join(" ", OPTIONS.subList(0, 3)));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said;
  }
}
