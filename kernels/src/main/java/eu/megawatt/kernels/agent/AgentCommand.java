package eu.megawatt.kernels.agent;

import eu.megawatt.kernels.cuda.Engine;
import eu.megawatt.kernels.machine.CpuUse;
import eu.megawatt.kernels.machine.Devices;
import eu.megawatt.kernels.machine.RedfishOptions;
import eu.megawatt.kernels.machine.ThisMachine;
import eu.megawatt.kernels.power.PowerMeter;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code megawatt agent}: measures this node whenever the service asks. */
@Command(
    name = "agent",
    description = {
      "Waits for the service's orders, measures this node's kernels and sends the samples; verdicts are the",
      "service's. An order is refused while others use the node. What has been measured is kept until the",
      "service has acknowledged it, through restarts of either.",
      "",
      "The first start enrols with a one-time token, which POST /api/v1/agent-enrolments makes.",
      "",
      "Exit code 0: told to end; 2: something is wrong with what was given; 3: the service will not have it.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt agent --service https://megawatt.example --state agent --token-file once",
      "  megawatt agent --service https://megawatt.example --state agent"
    })
public final class AgentCommand implements Callable<Integer> {

  private static final int REFUSED = 3;

  @Option(
      names = "--service",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the service is (default: ${DEFAULT-VALUE}).")
  private URI service = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--state",
      paramLabel = "DIR",
      required = true,
      description =
          "Where the agent keeps who it is and what it has measured. Only it may read it.")
  private Path state = Path.of("");

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A one-time token; needed once.")
  private Optional<Path> tokenFile = Optional.empty();

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Authorities to trust, PEM (default: the JDK's).")
  private Optional<Path> authorities = Optional.empty();

  @Option(
      names = "--client-key",
      paramLabel = "FILE",
      description = "Key and certificate to show (mTLS), PKCS #12.")
  private Optional<Path> clientKey = Optional.empty();

  @Option(names = "--client-key-password-file", paramLabel = "FILE", description = "Its password.")
  private Optional<Path> clientKeyPassword = Optional.empty();

  @Option(
      names = "--device",
      paramLabel = "cpu|host|gpu|all",
      defaultValue = "all",
      description = "What is measured (default: ${DEFAULT-VALUE}).")
  private Devices devices = Devices.ALL;

  @Option(
      names = "--scratch",
      paramLabel = "DIR",
      description =
          "Where the file for storage is made and taken away again (default: the system's).")
  private Path scratch = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(
      names = "--busy",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description = {
        "The share of all CPUs that others may take; with more an order is refused (default:",
        "${DEFAULT-VALUE})."
      })
  private double busy = 0.2;

  @Mixin private RedfishOptions redfish = new RedfishOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(busy >= 0 && busy <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--busy %s: allowed is 0 to 1.".formatted(busy));
    }
    redfish.meter().ifPresent(PowerMeter::close); // said now what is wrong with it
    PrintWriter err = spec.commandLine().getErr();
    CountDownLatch stopping = new CountDownLatch(1);
    Thread worker = Thread.currentThread();
    Thread end =
        new Thread(
            () -> {
              stopping.countDown();
              worker.interrupt();
            });
    Runtime.getRuntime().addShutdownHook(end);
    try {
      agent(err, stopping).run(token());
      return 0;
    } catch (RefusedException e) {
      err.println(e.getMessage());
      return REFUSED;
    } catch (InterruptedException e) {
      if (stopping.getCount() == 0) {
        return 0;
      }
      throw e;
    }
  }

  private Agent agent(PrintWriter err, CountDownLatch stopping) throws IOException {
    String password =
        clientKeyPassword.isPresent() ? Files.readString(clientKeyPassword.get()).strip() : "";
    return new Agent(
        Spool.open(state),
        new ServiceClient(HttpClients.of(authorities, clientKey, password), service),
        () -> ThisMachine.open(devices, Engine.VENDOR, scratch, redfish.meter()),
        CpuUse.ofThisMachine(busy),
        line -> {
          err.printf("%s %s%n", Instant.now().truncatedTo(ChronoUnit.SECONDS), line);
          err.flush();
        },
        stopping);
  }

  private Optional<String> token() throws IOException {
    return tokenFile.isPresent()
        ? Optional.of(Files.readString(tokenFile.get()).strip())
        : Optional.empty();
  }
}
