/// Operations on behalf of clients: versions, rounds, retries under the same version.
package theseus.node.coordinate;
