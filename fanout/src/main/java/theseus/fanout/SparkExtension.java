package theseus.fanout;

import theseus.harness.cli.Extension;
import theseus.harness.nightly.Muster;

/// The edition with Spark.
public final class SparkExtension implements Extension {
    @Override
    public Object command() {
        return new SparkCommand();
    }

    @Override
    public Muster muster(String address) {
        return new SparkMuster(address);
    }
}
