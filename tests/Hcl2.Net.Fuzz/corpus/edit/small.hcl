keep {
}
