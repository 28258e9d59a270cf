namespace Hexitime.Impact.Map;

/// <summary>
/// Draws one of the shortest paths between two points, each as likely: searched from both ends at once, always on the side with fewer ties to look at (Borassi and Natale 2016, "KADABRA is an adaptive algorithm for
/// betweenness via random approximation"). One of these is one thread's room for work.
/// </summary>
internal sealed class TwoWaySearch(Adjacency forward, Adjacency backward)
{
    private readonly Side _start = new(forward, backward);
    private readonly Side _end = new(backward, forward);

    /// <summary>Draws two points and a path, and counts one for each point within it.</summary>
    public void Draw(SplitMix chance, int[] hits)
    {
        var s = chance.Next(forward.Points);
        var t = chance.Next(forward.Points - 1);
        t += t >= s ? 1 : 0;
        _start.Begin(s);
        _end.Begin(t);
        while (true)
        {
            var (side, other) = _start.Work <= _end.Work ? (_start, _end) : (_end, _start);
            if (!side.Expand())
                return;
            if (side.Meet(other, ref chance) is not (>= 0 and var middle))
                continue;
            if (middle != s && middle != t)
                Interlocked.Increment(ref hits[middle]);
            _start.WalkBack(middle, ref chance, hits);
            _end.WalkBack(middle, ref chance, hits);
            return;
        }
    }

    /// <summary>A search from one end, a level at a time.</summary>
    private sealed class Side(Adjacency away, Adjacency back)
    {
        private readonly int[] _round = new int[away.Points];
        private readonly int[] _distance = new int[away.Points];
        private readonly double[] _paths = new double[away.Points];
        private List<int> _level = [];
        private List<int> _next = [];
        private int _now;
        private int _depth;

        public long Work { get; private set; }

        public void Begin(int point)
        {
            (_now, _depth, Work) = (_now + 1, 0, away.Degree(point));
            _level.Clear();
            _level.Add(point);
            (_round[point], _distance[point], _paths[point]) = (_now, 0, 1);
        }

        /// <summary>One step further; <c>false</c> if there is nobody further.</summary>
        public bool Expand()
        {
            _depth++;
            _next.Clear();
            Work = 0;
            foreach (var v in _level)
            {
                foreach (var w in away.Of(v))
                {
                    if (_round[w] != _now)
                    {
                        (_round[w], _distance[w], _paths[w]) = (_now, _depth, _paths[v]);
                        _next.Add(w);
                        Work += away.Degree(w);
                    }
                    else if (_distance[w] == _depth)
                        _paths[w] += _paths[v];
                }
            }

            (_level, _next) = (_next, _level);
            return _level.Count > 0;
        }

        /// <summary>A point of this level that the other side has reached too, by its share of the paths; -1 if there is none.</summary>
        public int Meet(Side other, ref SplitMix chance)
        {
            var all = 0.0;
            foreach (var v in _level)
                all += other._round[v] == other._now ? _paths[v] * other._paths[v] : 0;
            if (all == 0)
                return -1;
            var (left, last) = (chance.NextShare() * all, -1);
            foreach (var v in _level)
            {
                if (other._round[v] != other._now)
                    continue;
                last = v;
                left -= _paths[v] * other._paths[v];
                if (left < 0)
                    break;
            }

            return last;
        }

        /// <summary>From a point to where the search began, by one of the shortest paths, counting the points between.</summary>
        public void WalkBack(int from, ref SplitMix chance, int[] hits)
        {
            for (var distance = _distance[from] - 1; distance > 0; distance--)
            {
                var left = chance.NextShare() * _paths[from];
                var last = -1;
                foreach (var v in back.Of(from))
                {
                    if (_round[v] != _now || _distance[v] != distance)
                        continue;
                    last = v;
                    left -= _paths[v];
                    if (left < 0)
                        break;
                }

                from = last;
                Interlocked.Increment(ref hits[from]);
            }
        }
    }
}
