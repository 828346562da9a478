package org.jarshy.sim.esme;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.AccountConfig;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.phone.LedgerEntry;

/** A simulator and a load against it, over loopback, on a loop each. */
final class Bench implements AutoCloseable {

  private static final long FIRST_NUMBER = 77_010_000_000L;
  private static final double OCTETS_A_MEBIBYTE = 1 << 20;

  private final Smsc smsc;
  private final EventLoop loop;
  private final ThreadCpu simulatorCpu;
  private final ThreadCpu loadCpu;
  private final int destinations;
  private final int links;
  private final int window;

  Bench(int destinations, int links, int window) throws IOException {
    this.destinations = destinations;
    this.links = links;
    this.window = window;
    // Receipts have the room that submits have: with less they would wait for the end of the load.
    AccountConfig account = AccountConfig.of("bench", "demo").withDeliverWindow(2 * window);
    smsc = Smsc.builder().account(account).receiptDelay(Duration.ZERO).seed(1).start();
    loop = new EventLoop("bench-esme");
    simulatorCpu = new ThreadCpu("sim-loop");
    loadCpu = new ThreadCpu("bench-esme");
  }

  BenchReport measure(int submits, int warmup, int times) {
    if (warmup > 0) {
      run(warmup);
    }
    List<BenchReport.Run> runs = new ArrayList<>();
    double heap = 0;
    for (int i = 0; i < times; i++) {
      smsc.reset();
      simulatorCpu.restart();
      loadCpu.restart();
      LoadResult result = run(submits);
      double simulatorMicros = BenchReport.rounded(simulatorCpu.microsEach(submits));
      double loadMicros = BenchReport.rounded(loadCpu.microsEach(submits));
      heap = usedHeapAfterGc();
      Faults faults = faults(submits, result);
      runs.add(BenchReport.run(result, faults, simulatorMicros, loadMicros, heap));
    }
    double most = Runtime.getRuntime().maxMemory() / OCTETS_A_MEBIBYTE;
    return BenchReport.of(submits, destinations, heap, BenchReport.rounded(most), runs);
  }

  private LoadResult run(int submits) {
    LoadPlan plan =
        LoadPlan.builder()
            .login("bench", "demo")
            .links(links)
            .window(window)
            .count(submits)
            .from("1414")
            .to(Destinations.counted(Long.toString(FIRST_NUMBER), destinations))
            .build();
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", smsc.smppPort());
    return LoadEsme.overSockets(loop, address, null, plan).start().join();
  }

  private static double usedHeapAfterGc() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return BenchReport.rounded((runtime.totalMemory() - runtime.freeMemory()) / OCTETS_A_MEBIBYTE);
  }

  /** What of the ledger is not as it should be: copies of each number, against its share. */
  private Faults faults(int submits, LoadResult result) {
    int[] copies = new int[destinations];
    for (LedgerEntry entry : smsc.ledger()) {
      copies[(int) (Long.parseLong(entry.to()) - FIRST_NUMBER)] += entry.copies();
    }
    long missing = result.receiptsMissing();
    long tooMany = 0;
    for (int i = 0; i < destinations; i++) {
      int wanted = submits / destinations + (i < submits % destinations ? 1 : 0);
      missing += Math.max(0, wanted - copies[i]);
      tooMany += Math.max(0, copies[i] - wanted);
    }
    return new Faults(missing, tooMany);
  }

  /**
   * @param lost texts that did not arrive, and receipts that did not come
   */
  record Faults(long lost, long copiesTooMany) {}

  @Override
  public void close() {
    loop.close();
    smsc.close();
  }
}
