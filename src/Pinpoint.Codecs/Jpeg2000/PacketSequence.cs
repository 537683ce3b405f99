using System.Diagnostics;

namespace Pinpoint.Codecs;

/// <summary>The order of a tile's packets (B.12).</summary>
internal ref struct PacketSequence
{
    private readonly TileLayout _layout;
    private readonly TileParameters _parameters;
    private readonly PooledList<int> _order;
    private PacketReader _packets;
    private long _left;
    private long _visitsLeft;

    /// <summary>The sequence of the tile that a workspace has been filled with.</summary>
    internal PacketSequence(TileWorkspace workspace, in TileParameters parameters, PacketReader packets)
    {
        _layout = workspace.Layout;
        _order = workspace.PrecinctOrder;
        _parameters = parameters;
        _packets = packets;
        _left = (long)_layout.Precincts.Count * parameters.Packets.Layers;

        // Each entry of POC may go over many packets that have been read to find few that have not; a code made of such entries would take for ever.
        _visitsLeft = 64 * (_left + 16);
    }

    /// <summary>Reads all packets of the tile.</summary>
    internal void ReadAll()
    {
        foreach (ProgressionChange change in _parameters.Changes)
        {
            if (_left == 0)
            {
                return;
            }

            int endResolution = Math.Min(change.EndResolution, _layout.Resolutions.Length);
            int endLayer = Math.Min(change.EndLayer, _parameters.Packets.Layers);
            switch (change.Order)
            {
                case ProgressionOrder.LayerResolution:
                    for (int layer = 0; layer < endLayer && _left > 0; layer++)
                    {
                        ReadResolutions(change.FirstResolution, endResolution, layer, layer + 1);
                    }

                    break;
                case ProgressionOrder.ResolutionLayer:
                    for (int resolution = change.FirstResolution; resolution < endResolution; resolution++)
                    {
                        for (int layer = 0; layer < endLayer && _left > 0; layer++)
                        {
                            ReadResolutions(resolution, resolution + 1, layer, layer + 1);
                        }
                    }

                    break;
                case ProgressionOrder.ResolutionPosition:
                    // With one component the precincts of a resolution stand in this order.
                    ReadResolutions(change.FirstResolution, endResolution, 0, endLayer);
                    break;
                case ProgressionOrder.PositionResolution or ProgressionOrder.ComponentPosition:
                    ReadByPosition(change.FirstResolution, endResolution, endLayer);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        if (_left > 0)
        {
            throw Damage.Refused(Invariant($"the progressions (POC) leave out {_left} packets of a tile"));
        }
    }

    private void ReadResolutions(int firstResolution, int endResolution, int firstLayer, int endLayer)
    {
        Visit();
        for (int index = firstResolution; index < endResolution; index++)
        {
            Resolution resolution = _layout.Resolutions[index];
            for (int precinct = 0; precinct < resolution.Precincts; precinct++)
            {
                Read(resolution.FirstPrecinct + precinct, firstLayer, endLayer);
            }
        }
    }

    private void ReadByPosition(int firstResolution, int endResolution, int endLayer)
    {
        Visit();
        _order.Clear();
        for (int index = firstResolution; index < endResolution; index++)
        {
            Resolution resolution = _layout.Resolutions[index];
            for (int precinct = 0; precinct < resolution.Precincts; precinct++)
            {
                _order.Add(resolution.FirstPrecinct + precinct);
            }
        }

        PooledList<Precinct> precincts = _layout.Precincts;
        _order.Items.Sort((a, b) => Compare(precincts[a], a, precincts[b], b));
        foreach (int precinct in _order.Items)
        {
            Read(precinct, 0, endLayer);
        }
    }

    private static int Compare(Precinct a, int indexOfA, Precinct b, int indexOfB)
    {
        int order = a.Y.CompareTo(b.Y);
        order = order != 0 ? order : a.X.CompareTo(b.X);

        // Precincts are numbered by resolution, and in rows within each.
        return order != 0 ? order : indexOfA.CompareTo(indexOfB);
    }

    private void Visit()
    {
        if (--_visitsLeft < 0)
        {
            throw Damage.Refused("the progressions (POC) go over the same packets again and again");
        }
    }

    private void Read(int index, int firstLayer, int endLayer)
    {
        Visit();
        ref Precinct precinct = ref _layout.Precincts[index];
        for (int layer = Math.Max(firstLayer, precinct.Layers); layer < endLayer; layer++)
        {
            _packets.Read(ref precinct, layer);
            precinct.Layers++;
            _left--;
        }
    }
}
