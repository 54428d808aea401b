package theseus.node.metadata;

import java.util.List;

class SingleAuthorityTest extends AuthorityContract {
    @Override
    Party party(long seed) {
        return new Party(List.of(Party.MEMBERS.getFirst()), seed);
    }
}
