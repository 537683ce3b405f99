namespace Pinpoint.Research.Agents;

/// <summary>The last key of the agent's random streams, which share the numbers' space with those of PIN and the phantoms.</summary>
internal static class AgentStreams
{
    /// <summary>The episodes and moves of a learning agent.</summary>
    public const ulong Episodes = 12;

    /// <summary>Which moves a learning agent remembers.</summary>
    public const ulong Memories = 13;
}
