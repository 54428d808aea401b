/// etcd as a system under test: Debian's `etcd-server`, spoken to over its JSON gateway.
package theseus.harness.system.etcd;
