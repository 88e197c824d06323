package eu.megawatt.service.attest;

import eu.megawatt.service.live.LiveDesk;
import eu.megawatt.service.live.LiveStore;
import eu.megawatt.service.live.PlacedJobs;
import eu.megawatt.service.live.PublishedRuns;
import eu.megawatt.service.live.Registers;
import eu.megawatt.service.sovereignty.EvidenceStore;
import eu.megawatt.service.sovereignty.RegisterAt;
import eu.megawatt.service.sovereignty.RegisterStore;
import eu.megawatt.service.sovereignty.ResidencyQueries;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import java.time.Clock;

/** What proves where work may run, put together. */
public record Sovereignty(
    Registers registers,
    RegisterStore store,
    ResidencyQueries queries,
    EvidenceStore evidence,
    AttestationStore attestations,
    Keyring keyring,
    Attestor attestor) {

  /** Of a plan and its database. */
  public static Sovereignty open(
      DataDirectory directory,
      Database database,
      RegisterStore store,
      LiveDesk desk,
      LiveStore live,
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
        new Attestor(attestations, keyring, new PublishedRuns(database, live, desk), store, clock));
  }
}
