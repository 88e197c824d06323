package eu.megawatt.service.attest;

import eu.megawatt.service.live.LiveDesk;
import eu.megawatt.service.live.PlacedJobs;
import eu.megawatt.service.live.PublishedRuns;
import eu.megawatt.service.live.Registers;
import eu.megawatt.service.sovereignty.EvidenceStore;
import eu.megawatt.service.sovereignty.ExpiryWatch;
import eu.megawatt.service.sovereignty.RegisterAt;
import eu.megawatt.service.sovereignty.RegisterStore;
import eu.megawatt.service.sovereignty.ResidencyQueries;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.webhook.Outbox;
import java.time.Clock;

/** What proves where work may run, put together. */
public record Sovereignty(
    Registers registers,
    RegisterStore store,
    ResidencyQueries queries,
    EvidenceStore evidence,
    AttestationStore attestations,
    Keyring keyring,
    Attestor attestor,
    ExpiryWatch expiries)
    implements AutoCloseable {

  /** Of a plan and its database. */
  public static Sovereignty open(
      DataDirectory directory,
      Database database,
      RegisterStore store,
      LiveDesk desk,
      Outbox outbox,
      Clock clock) {
    Registers registers = new Registers(desk);
    EvidenceStore evidence = new EvidenceStore(database);
    AttestationStore attestations = new AttestationStore(database);
    Keyring keyring = Keyring.open(directory, database, clock.instant());
    return new Sovereignty(
        registers,
        store,
        new ResidencyQueries(new RegisterAt(registers, store), new PlacedJobs(desk), evidence),
        evidence,
        attestations,
        keyring,
        new Attestor(attestations, keyring, new PublishedRuns(database, desk), store, clock),
        new ExpiryWatch(desk, registers, database.jdbi(), outbox, clock));
  }

  /** Begins to attest what is planned and to watch what runs out; once. */
  public void begin() {
    attestor.begin();
    expiries.begin();
  }

  /** Ends both; what they have begun is finished first. */
  @Override
  public void close() {
    expiries.close();
    attestor.close();
  }
}
