import "./seating-news.js";
