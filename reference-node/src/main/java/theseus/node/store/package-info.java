/// What a replica keeps: versioned records that only move forward, its fence, its log.
package theseus.node.store;
