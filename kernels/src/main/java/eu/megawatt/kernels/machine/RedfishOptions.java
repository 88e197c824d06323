package eu.megawatt.kernels.machine;

import eu.megawatt.kernels.power.Credentials;
import eu.megawatt.kernels.power.PowerMeter;
import eu.megawatt.kernels.power.RedfishMeter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that name a baseboard controller as the meter of the node. */
public final class RedfishOptions {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @Option(
      names = "--redfish",
      paramLabel = "URL",
      description = {
        "What the node's controller says its power at, as https://bmc/redfish/v1/Chassis/1/Power",
        "(default: what the system itself says)."
      })
  private Optional<URI> resource = Optional.empty();

  @Option(names = "--redfish-user", paramLabel = "NAME", description = "Who asks it.")
  private Optional<String> user = Optional.empty();

  @Option(names = "--redfish-password-file", paramLabel = "FILE", description = "The password.")
  private Optional<Path> passwordFile = Optional.empty();

  @Option(
      names = "--redfish-trust",
      paramLabel = "FILE",
      description = "Authorities to trust for it, PEM (default: the JDK's).")
  private Optional<Path> authorities = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /**
   * The meter, where one is named. The caller closes it.
   *
   * @throws ParameterException where what was given is wrong
   */
  public Optional<PowerMeter> meter() {
    List<String> wrong = wrong();
    if (!wrong.isEmpty()) {
      throw new ParameterException(spec.commandLine(), String.join(System.lineSeparator(), wrong));
    }
    return resource.map(this::meter);
  }

  private List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    boolean isAny = user.isPresent() || passwordFile.isPresent() || authorities.isPresent();
    if (resource.isEmpty() && isAny) {
      wrong.add("--redfish is missing. Maybe name what the controller says its power at.");
    }
    resource
        .filter(it -> !"https".equalsIgnoreCase(it.getScheme()) || it.getHost() == null)
        .ifPresent(
            it ->
                wrong.add(
                    "--redfish %s: allowed is https, as it is told a password.".formatted(it)));
    if (resource.isPresent() && (user.isEmpty() || passwordFile.isEmpty())) {
      wrong.add("--redfish needs --redfish-user and --redfish-password-file.");
    }
    return wrong;
  }

  private PowerMeter meter(URI from) {
    try {
      String password = Files.readString(passwordFile.orElseThrow()).strip();
      Credentials credentials = new Credentials.Basic(user.orElseThrow(), password);
      return RedfishMeter.of(from, credentials, TIMEOUT, authorities);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--redfish %s: its password or authorities cannot be read: %s".formatted(from, e),
          e);
    }
  }
}
