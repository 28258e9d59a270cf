namespace Hexitime.Impact.Map;

/// <summary>A part of a picture's area.</summary>
internal readonly record struct Frame(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public bool Overlaps(Frame other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public void Keep(Places places, int point, double margin) =>
        (places.X[point], places.Y[point]) = (Math.Clamp(places.X[point], Left + margin, Right - margin), Math.Clamp(places.Y[point], Top + margin, Bottom - margin));

    /// <summary>Makes places fill the frame: as large as they can be without becoming wider or higher than they are.</summary>
    public void Fill(Places places, double margin)
    {
        if (places.Count == 0)
            return;
        var (left, right, top, bottom) = (places.X.Min(), places.X.Max(), places.Y.Min(), places.Y.Max());
        var scale = Math.Min((Width - (2 * margin)) / Math.Max(right - left, 1e-9), (Height - (2 * margin)) / Math.Max(bottom - top, 1e-9));
        for (var v = 0; v < places.Count; v++)
        {
            places.X[v] = Left + (Width / 2) + ((places.X[v] - ((left + right) / 2)) * scale);
            places.Y[v] = Top + (Height / 2) + ((places.Y[v] - ((top + bottom) / 2)) * scale);
        }
    }
}
