package theseus.harness.model;

/// How clients' operations are taken: [Clients] one by one, [Crowd] without number.
sealed interface Operations permits Clients, Crowd {
    /// What they can do next.
    void follow(World world);

    /// Draws what follows by itself and forgets what can never matter again, so that worlds alike become equal.
    void tidy(World world);
}
