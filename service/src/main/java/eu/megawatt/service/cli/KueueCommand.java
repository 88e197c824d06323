package eu.megawatt.service.cli;

import eu.megawatt.service.kueue.KubernetesApi;
import eu.megawatt.service.kueue.KueueController;
import eu.megawatt.service.kueue.KueueSettings;
import eu.megawatt.service.kueue.MegawattApi;
import eu.megawatt.service.kueue.Orders;
import eu.megawatt.service.kueue.StatusPage;
import eu.megawatt.service.kueue.TokenFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code megawatt kueue}: workloads of a Kueue start where and when there are megawatts. */
@Command(
    name = "kueue",
    description = {
      "Is the controller of Kueue's admission checks: each workload that has its quota is",
      "reviewed by Megawatt, and starts in its place, waits, or is refused with the reasons.",
      "What ends or is evicted gives its megawatts back. See docs/kueue.md.",
      "",
      "Not yet tried on a live cluster.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt kueue --cluster paris --megawatt https://megawatt.example --token-file token",
      "  megawatt kueue --cluster lab --api http://127.0.0.1:8001 --token-file token",
      "  megawatt kueue --cluster paris --default kind=training --default residency=eu"
    })
final class KueueCommand implements Callable<Integer> {

  private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
  private static final int LONGEST_NAME = 60;
  private static final int LAST_PORT = 65_535;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** What becomes of workloads while Megawatt does not answer. */
  enum Unreachable {
    PENDING,
    ADMIT
  }

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      required = true,
      description = {
        "What the cluster is called in Megawatt. No two may be called the same: each would give",
        "back what the other holds."
      })
  private String cluster = "";

  @Option(
      names = "--megawatt",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where Megawatt is (default: ${DEFAULT-VALUE}).")
  private URI megawatt = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      required = true,
      description = {
        "A token of Megawatt's with jobs:read and jobs:write, read anew for each request."
      })
  private Path token = Path.of("");

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Who Megawatt's certificate is trusted from, in PEM (default: the JDK's).")
  private Optional<Path> authority = Optional.empty();

  @Option(
      names = "--when-unreachable",
      paramLabel = "pending|admit",
      defaultValue = "pending",
      description =
          "What becomes of workloads while Megawatt does not answer (default: ${DEFAULT-VALUE}).")
  private Unreachable whenUnreachable = Unreachable.PENDING;

  @Option(
      names = "--api",
      paramLabel = "URL",
      description = "Where Kubernetes is (default: that of the cluster that this runs in).")
  private Optional<URI> api = Optional.empty();

  @Option(
      names = "--api-token-file",
      paramLabel = "FILE",
      description = {
        "The token for Kubernetes, read anew for each request (default: the service account's,",
        "or none with --api)."
      })
  private Optional<Path> apiToken = Optional.empty();

  @Option(
      names = "--api-ca-file",
      paramLabel = "FILE",
      description = {
        "Who Kubernetes' certificate is trusted from, in PEM (default: the service account's, or",
        "the JDK's with --api)."
      })
  private Optional<Path> apiAuthority = Optional.empty();

  @Option(
      names = "--controller-name",
      paramLabel = "NAME",
      defaultValue = "megawatt.eu/power",
      description =
          "spec.controllerName of the admission checks that are ours (default: ${DEFAULT-VALUE}).")
  private String controllerName = "";

  @Option(
      names = "--any-tenant",
      description = {
        "Let a workload be of whatever tenant it says (default: of its namespace, or that of",
        "--default tenant=NAME)."
      })
  private boolean isTenantSaid;

  @Option(
      names = "--default",
      paramLabel = "KEY=VALUE",
      description = {
        "What counts where a workload has no annotation megawatt.eu/KEY, such as",
        "kind=training; may be given several times."
      })
  private Map<String, String> defaults = Map.of();

  @Option(
      names = "--gpu-type",
      paramLabel = "FLAVOR=TYPE",
      description = {
        "Megawatt's GPU type that a resource flavor is; may be given several times. Other",
        "flavors are called as their types."
      })
  private Map<String, String> gpuTypes = Map.of();

  @Option(
      names = "--gpu-resource",
      paramLabel = "NAME",
      defaultValue = "nvidia.com/gpu",
      description = "What pods ask for GPUs by (default: ${DEFAULT-VALUE}).")
  private String gpuResource = "";

  @Option(
      names = "--node-label",
      paramLabel = "KEY",
      defaultValue = "megawatt.eu/pool",
      description = {
        "The label of nodes that names their pool; pods are kept to theirs by it. \"none\" leaves",
        "them free (default: ${DEFAULT-VALUE})."
      })
  private String nodeLabel = "";

  @Option(
      names = "--early",
      paramLabel = "TIME",
      defaultValue = "0s",
      converter = LengthOfTime.class,
      description = {
        "How long before its place begins a workload may start, 30m at most; what it draws until",
        "then is not in the plan (default: ${DEFAULT-VALUE})."
      })
  private Duration early = Duration.ZERO;

  @Option(
      names = "--relist",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = LengthOfTime.class,
      description = {
        "How often everything is listed anew and held against Megawatt's jobs, 1m to 1d",
        "(default: ${DEFAULT-VALUE})."
      })
  private Duration relist = Duration.ofMinutes(10);

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = LengthOfTime.class,
      description = "How long an answer may take (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofSeconds(10);

  @Option(
      names = "--listen",
      paramLabel = "PORT",
      description = {
        "Serve /observe/health/live, /observe/health/ready and /observe/metrics there, on all",
        "addresses; 0 takes any free port (default: do not)."
      })
  private Optional<Integer> listen = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    requireSense();
    PrintWriter out = spec.commandLine().getOut();
    try (Stopping stopping = new Stopping();
        KueueController controller = controller()) {
      Optional<StatusPage> page = page(controller);
      out.println("Megawatt lets workloads of " + cluster + " in. Ctrl-C ends it.");
      page.ifPresent(it -> out.println("Its health is at port " + it.port() + "."));
      out.flush();
      stopping.awaitMillis(Long.MAX_VALUE);
      page.ifPresent(StatusPage::close);
      out.println(controller.summary());
      out.flush();
    }
    return 0;
  }

  private void requireSense() {
    require(
        cluster.matches("[A-Za-z0-9._-]{1," + LONGEST_NAME + "}"),
        "--cluster: 1 to 60 letters, digits, dots, dashes and underscores");
    require(early.compareTo(KueueSettings.EARLIEST) <= 0, "--early: 30m at most");
    require(
        relist.compareTo(Duration.ofMinutes(1)) >= 0 && relist.compareTo(Duration.ofDays(1)) <= 0,
        "--relist: 1m to 1d");
    require(timeout.isPositive(), "--timeout: more than 0s");
    require(
        listen.filter(it -> it < 0 || it > LAST_PORT).isEmpty(), "--listen: a port, 0 to 65535");
    for (String key : defaults.keySet()) {
      require(
          Orders.keys().contains(key),
          "--default %s: known are %s".formatted(key, String.join(", ", Orders.keys())));
    }
    require(Files.isReadable(token), "--token-file %s cannot be read".formatted(token));
  }

  private void require(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private KueueController controller() {
    KueueSettings settings =
        new KueueSettings(
            cluster,
            controllerName,
            whenUnreachable == Unreachable.ADMIT,
            early,
            isTenantSaid,
            gpuResource,
            Optional.of(nodeLabel).filter(it -> !it.equals("none")),
            Map.copyOf(defaults),
            Map.copyOf(gpuTypes),
            relist,
            FIRST_PAUSE,
            LONGEST_PAUSE);
    try {
      return KueueController.start(
          kubernetes(),
          new MegawattApi(megawatt, new TokenFile(Optional.of(token)), authority, timeout),
          settings,
          Clock.systemUTC());
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }

  private KubernetesApi kubernetes() throws IOException {
    if (api.isPresent()) {
      return new KubernetesApi(api.get(), new TokenFile(apiToken), apiAuthority, timeout);
    }
    String host = System.getenv("KUBERNETES_SERVICE_HOST");
    String port = System.getenv("KUBERNETES_SERVICE_PORT");
    if (host == null || port == null) {
      throw new BadInput("This does not run in a cluster. Maybe give --api.");
    }
    String name = host.contains(":") ? "[" + host + "]" : host;
    return new KubernetesApi(
        URI.create("https://%s:%s".formatted(name, port)),
        new TokenFile(Optional.of(apiToken.orElse(ACCOUNT.resolve("token")))),
        Optional.of(apiAuthority.orElse(ACCOUNT.resolve("ca.crt"))),
        timeout);
  }

  private Optional<StatusPage> page(KueueController controller) {
    try {
      return listen.isPresent()
          ? Optional.of(new StatusPage(listen.get(), controller))
          : Optional.empty();
    } catch (IOException e) {
      throw new BadInput("--listen %d: %s".formatted(listen.orElse(0), e.getMessage()), e);
    }
  }
}
